package dev.talaria.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a profile's `.env` as Hermes does: the last line that defines a name wins.
public final class DotEnv {
    private static final Pattern LINE = Pattern
            .compile("\\uFEFF?\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    /// A value in quotes, whatever comment may follow.
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s.*)?|'([^']*)'(?:\\s.*)?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private DotEnv() {}

    public static Map<String, String> parse(String text) {
        var values = new HashMap<String, String>();
        text.lines().forEach(line -> {
            var found = LINE.matcher(line);
            if (found.matches()) {
                values.put(found.group(1), unquoted(found.group(2)));
            }
        });
        return Map.copyOf(values);
    }

    private static String unquoted(String value) {
        var quoted = QUOTED.matcher(value);
        if (!quoted.matches()) {
            var comment = value.startsWith("#") ? 0 : value.indexOf(" #");
            return comment < 0 ? value : value.substring(0, comment).strip();
        }
        var escaped = quoted.group(1);
        return escaped == null ? quoted.group(2) : ESCAPED.matcher(escaped).replaceAll("$1");
    }
}
