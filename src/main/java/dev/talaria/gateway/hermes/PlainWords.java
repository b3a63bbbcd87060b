package dev.talaria.gateway.hermes;

import java.util.regex.Pattern;

/// Takes out of a backend's words what is meant for a terminal, or for nobody.
final class PlainWords {
    private static final int LONGEST_LINE = 300;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:?]*[ -/]*[@-~]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern KEYS = Pattern.compile(
            "(?i)\\b(?:bearer\\s+[\\w.~+/=-]{8,}|(?:sk|pk|rk|gsk|xai|hf|ghp)[-_][\\w*.-]{8,}|AIza[\\w-]{8,})");

    private PlainWords() {}

    /// Without colours.
    static String uncoloured(String text) {
        return COLOURS.matcher(text).replaceAll("");
    }

    /// Without colours and control characters.
    static String plain(String text) {
        return CONTROLS.matcher(uncoloured(text)).replaceAll("").strip();
    }

    /// Without anything that looks like a key: a provider may repeat the one that it refuses.
    static String withoutKeys(String text) {
        return KEYS.matcher(text).replaceAll("•••");
    }

    /// Plain, on one line, cut where it is long.
    static String oneLine(String text) {
        var line = SPACES.matcher(plain(text)).replaceAll(" ");
        return line.length() <= LONGEST_LINE ? line : cut(line) + "…";
    }

    private static String cut(String line) {
        var end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end);
    }
}
