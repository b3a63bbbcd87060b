package dev.talaria.team;

import dev.talaria.shared.OneLine;

/// How a text begins, on one line: enough to know it by when a file holds it, with whatever was added to it there.
final class Beginning {
    private static final int LENGTH = 300;

    private Beginning() {}

    static String of(String text) {
        var line = OneLine.of(text, LENGTH);
        return line.endsWith("…") ? line.substring(0, line.length() - 1).strip() : line;
    }

    static boolean isIn(String stored, String beginning) {
        return stored.replaceAll("\\s+", " ").contains(beginning);
    }
}
