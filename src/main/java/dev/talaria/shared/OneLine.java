package dev.talaria.shared;

import java.util.regex.Pattern;

/// Makes a text fit into one line of a list.
public final class OneLine {
    /// What turns the letters around it: a command must not read like another one.
    private static final Pattern TURNING = Pattern
            .compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private OneLine() {}

    /// White space collapsed, nothing that turns letters around, at most so many characters; where something is missing at the
    /// end, the last one says so.
    public static String of(String text, int longest) {
        var line = TURNING.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
