package dev.talaria.chat.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command as it is typed: `/name` and what follows. A path such as `/etc/hosts` is none.
///
/// @param name in small letters, without the slash
/// @param argument may be empty
/// @param line all of it
record SlashLine(String name, String argument, String line) {
    private static final Pattern LINE = Pattern.compile("/([A-Za-z][A-Za-z0-9_-]*)(?:\\s+(.*))?", Pattern.DOTALL);

    static Optional<SlashLine> of(String text) {
        var line = text.strip();
        var parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new SlashLine(parts.group(1).toLowerCase(Locale.ROOT),
                        Optional.ofNullable(parts.group(2)).orElse("").strip(), line))
                : Optional.empty();
    }
}
