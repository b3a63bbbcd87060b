package dev.talaria.sessions.statedb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The start of a prompt on one line, as Hermes shows it.
final class Preview {
    /// What Hermes puts before content of several parts.
    private static final byte[] PARTS = "\0json:".getBytes(StandardCharsets.UTF_8);

    private static final String SUMMARY = "[CONTEXT COMPACTION";
    private static final int LONGEST = 60;
    private static final int LOOKED_AT = 63;
    private static final JsonMapper JSON = JsonMapper.shared();

    private Preview() {}

    /// Empty where the content has nothing that a person wrote.
    static String of(byte[] content) {
        var text = startsWithParts(content) ? firstText(content) : new String(content, StandardCharsets.UTF_8);
        return text.startsWith(SUMMARY) || ForTheModel.is(text)
                ? ""
                : cut(oneLine(Invocation.typed(text).orElse(text)));
    }

    private static boolean startsWithParts(byte[] content) {
        return content.length > PARTS.length
                && Arrays.equals(content, 0, PARTS.length, PARTS, 0, PARTS.length);
    }

    /// Reads no further than the first text, so that pictures behind it cost nothing.
    private static String firstText(byte[] content) {
        var length = content.length - PARTS.length;
        try (var json = JSON.createParser(content, PARTS.length, length)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && json.currentName().equals("text")
                        && json.nextToken() == JsonToken.VALUE_STRING && !json.getString().isBlank()) {
                    return json.getString();
                }
            }
            return "";
        } catch (JacksonException _) {
            return new String(content, PARTS.length, Math.min(length, 1_000), StandardCharsets.UTF_8);
        }
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(LOOKED_AT * 2);
        text.codePoints().limit(LOOKED_AT).map(Preview::visible).forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static int visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> ' ';
            default -> codePoint;
        };
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "..."
                : line;
    }
}
