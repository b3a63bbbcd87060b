package dev.talaria.shared;

/// Makes a text fit into one line of a list.
public final class OneLine {
    private OneLine() {}

    /// White space collapsed, at most so many characters; where something is missing at the end, the last one says so.
    public static String of(String text, int longest) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
