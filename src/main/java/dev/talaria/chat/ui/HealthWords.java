package dev.talaria.chat.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayHealth.Broken;
import dev.talaria.gateway.GatewayHealth.Cold;
import dev.talaria.gateway.GatewayHealth.Lost;
import dev.talaria.gateway.GatewayHealth.Ready;
import dev.talaria.gateway.GatewayHealth.Waiting;
import dev.talaria.gateway.GatewayHealth.Waking;
import dev.talaria.gateway.GatewayKind;

/// How a gateway stands, in words.
///
/// @param look which colour: `ok`, `amber`, `bad`, `accent` or `soft`
/// @param state one word or two
/// @param lines all that is known, a sentence each
record HealthWords(String look, String state, List<String> lines) {
    private static final long MEGABYTE = 1_000_000;

    static HealthWords of(GatewayKind kind, GatewayHealth health, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(kind(kind));
        return switch (health) {
            case Cold _ -> with(lines, "soft", "asleep", kind == GatewayKind.REMOTE
                    ? "Nobody has looked for it yet. The first prompt does."
                    : "Nothing runs. The first prompt starts it.");
            case Waiting(var since, var holders) -> with(lines, "amber", "waits for a place",
                    "All places are taken for " + length(since, now) + "; it starts as soon as one is free. "
                            + holders.stream()
                                    .map(holder -> holder.profile() + " " + holder.because())
                                    .collect(Collectors.joining(", ", "", ".")));
            case Waking(var since, _, _) when kind == GatewayKind.REMOTE -> with(lines, "accent", "connecting",
                    "Talaria has been connecting to it for " + length(since, now) + ".");
            case Waking(var since, var used, var places) -> with(lines, "accent", "waking",
                    "It has been starting for " + length(since, now)
                            + (places == 0 ? "." : "; " + used + " of " + places + " places in use."));
            case Ready ready -> ready(lines, ready, now);
            case Lost(var since, var reason) -> with(lines, "bad", "lost contact",
                    reason + " Since " + length(since, now) + "; it is tried again by itself.");
            case Broken(var since, var reason) -> with(lines, "bad", "broken",
                    reason + " Since " + length(since, now) + ".");
        };
    }

    private static HealthWords ready(List<String> lines, Ready ready, Instant now) {
        if (!ready.version().isEmpty()) {
            lines.add("Version " + ready.version()
                    + (ready.contract() > 0 ? ", contract " + ready.contract() : "") + ".");
        }
        ready.memory().ifPresent(bytes -> lines.add("It uses " + Math.max(1, bytes / MEGABYTE) + " MB of memory."));
        return with(lines, "ok", "ready", "Ready for " + length(ready.startedAt(), now) + ".");
    }

    private static HealthWords with(List<String> lines, String look, String state, String line) {
        lines.add(line);
        return new HealthWords(look, state, List.copyOf(lines));
    }

    static String kind(GatewayKind kind) {
        return switch (kind) {
            case HERMES -> "A Hermes that Talaria starts.";
            case REMOTE -> "A Hermes on another host.";
            case EMBEDDED -> "A model, called from within Talaria.";
            case REHEARSAL -> "The rehearsal agent: nobody thinks here, its answers are scripted.";
        };
    }

    static String length(Instant since, Instant now) {
        var length = Duration.between(since, now);
        if (length.toSeconds() < 60) {
            return Math.max(0, length.toSeconds()) + " s";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " days";
    }
}
