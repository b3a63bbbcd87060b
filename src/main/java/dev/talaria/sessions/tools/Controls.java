package dev.talaria.sessions.tools;

import java.util.regex.Pattern;

/// Takes control characters out of texts that go to a screen.
public final class Controls {
    private static final char ESCAPE = 0x1b;
    private static final Pattern SEQUENCE = Pattern
            .compile("\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|[@-Z\\\\^_])");

    private Controls() {}

    /// Without any control character but tab and line break.
    public static String without(String text) {
        return cleaned(text, false);
    }

    /// The same, but what colours a terminal stays.
    public static String exceptColours(String text) {
        return cleaned(text, true);
    }

    /// Without the sequences that colour a terminal, and without any other control character.
    public static String withoutColours(String text) {
        return without(text.indexOf(ESCAPE) < 0 ? text : SEQUENCE.matcher(text).replaceAll(""));
    }

    public static boolean colours(String text) {
        return text.indexOf(ESCAPE) >= 0;
    }

    private static String cleaned(String text, boolean keepColours) {
        if (text.chars().noneMatch(sign -> unwanted(sign, keepColours))) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().filter(sign -> !unwanted(sign, keepColours))
                .forEach(sign -> kept.append((char) sign));
        return kept.toString();
    }

    private static boolean unwanted(int sign, boolean keepColours) {
        return (sign < ' ' && sign != '\n' && sign != '\t' && !(keepColours && sign == ESCAPE)) || sign == 0x7f;
    }
}
