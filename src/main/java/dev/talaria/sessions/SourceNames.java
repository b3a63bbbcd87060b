package dev.talaria.sessions;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people call the surfaces that sessions are started from.
public final class SourceNames {
    /// Surfaces of this very machine, which need no badge.
    private static final Set<String> LOCAL = Set.of("cli", "desktop", "local", "tui", "");

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("api", "API"),
            Map.entry("api_server", "API"),
            Map.entry("acp", "Editor"),
            Map.entry("cli", "CLI"),
            Map.entry("cron", "Schedule"),
            Map.entry("imessage", "iMessage"),
            Map.entry("oneshot", "One-shot"),
            Map.entry("qq", "QQ"),
            Map.entry("qqbot", "QQ"),
            Map.entry("sms", "SMS"),
            Map.entry("tui", "TUI"),
            Map.entry("wecom", "WeCom"),
            Map.entry("weixin", "WeChat"),
            Map.entry("whatsapp", "WhatsApp"));

    private SourceNames() {}

    public static boolean isLocal(String source) {
        return LOCAL.contains(source.toLowerCase(Locale.ROOT));
    }

    /// The source in words; one that nobody told us of is its own id with capitals.
    public static String label(String source) {
        if (source.isBlank()) {
            return "Local";
        }
        return KNOWN.getOrDefault(source.toLowerCase(Locale.ROOT), capitalised(source));
    }

    private static String capitalised(String source) {
        return Stream.of(source.split("[_\\s-]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
