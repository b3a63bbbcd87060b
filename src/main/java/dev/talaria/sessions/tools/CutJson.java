package dev.talaria.sessions.tools;

import java.util.ArrayDeque;

/// Closes what a cut left open in JSON, so that what came before can be read.
final class CutJson {
    private final ArrayDeque<Character> open = new ArrayDeque<>();
    private boolean inString;
    /// Where the escape began that is not over yet, else -1.
    private int escapeAt = -1;
    private int escapeEnd;

    private CutJson() {}

    static String closed(String text) {
        var state = new CutJson();
        for (var at = 0; at < text.length(); at++) {
            state.read(text.charAt(at), at);
        }
        return state.close(text);
    }

    private void read(char sign, int at) {
        if (inString) {
            readString(sign, at);
            return;
        }
        switch (sign) {
            case '"' -> inString = true;
            case '{' -> open.push('}');
            case '[' -> open.push(']');
            case '}', ']' -> open.poll();
            default -> {
                // Commas, colons, numbers and words open nothing.
            }
        }
    }

    private void readString(char sign, int at) {
        if (escapeAt >= 0) {
            if (at == escapeAt + 1 && sign == 'u') {
                escapeEnd = escapeAt + 6;
            }
            if (at + 1 >= escapeEnd) {
                escapeAt = -1;
            }
            return;
        }
        if (sign == '\\') {
            escapeAt = at;
            escapeEnd = at + 2;
        } else if (sign == '"') {
            inString = false;
        }
    }

    private String close(String text) {
        var closed = new StringBuilder(escapeAt >= 0 ? text.substring(0, escapeAt) : text);
        if (inString) {
            closed.append('"');
        } else {
            dropTrailingComma(closed);
        }
        open.forEach(closed::append);
        return closed.toString();
    }

    private static void dropTrailingComma(StringBuilder text) {
        var end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == ',') {
            text.setLength(end - 1);
        }
    }
}
