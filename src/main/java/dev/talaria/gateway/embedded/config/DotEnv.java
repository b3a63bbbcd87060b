package dev.talaria.gateway.embedded.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a `.env` as Hermes does: the last line that defines a name wins.
final class DotEnv {
    private static final Pattern LINE = Pattern
            .compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

    private DotEnv() {}

    static Map<String, String> parse(String text) {
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
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        if (value.length() >= 2 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1);
        }
        var comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
