package dev.talaria.shell.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;

/// How one profile's agent is doing, in words.
///
/// @param bad whether somebody should look after it
/// @param memory bytes, where known
/// @param age since it was started, where it runs
record AgentModel(String profile, String label, String kind, String state, boolean bad, OptionalLong memory,
        Optional<Duration> age) {
    static AgentModel of(Gateway gateway, String label, Instant now) {
        var health = gateway.health();
        var memory = health instanceof GatewayHealth.Ready ready ? ready.memory() : OptionalLong.empty();
        var age = health instanceof GatewayHealth.Ready ready
                ? Optional.of(Duration.between(ready.startedAt(), now))
                : Optional.<Duration>empty();
        return new AgentModel(gateway.profile().value(), label, kind(gateway.kind()), state(health), isBad(health),
                memory, age);
    }

    private static String kind(GatewayKind kind) {
        return switch (kind) {
            case HERMES -> "Hermes";
            case REMOTE -> "Hermes on another host";
            case EMBEDDED -> "Agent inside Talaria";
            case REHEARSAL -> "Rehearsal agent, scripted";
        };
    }

    private static String state(GatewayHealth health) {
        return switch (health) {
            case GatewayHealth.Cold _ -> "Asleep";
            case GatewayHealth.Waiting(_, var holders) -> "Waits for a place: " + holders.stream()
                    .map(holder -> holder.profile() + " " + holder.because())
                    .collect(Collectors.joining(", "));
            case GatewayHealth.Waking(_, var used, var places) -> places == 0
                    ? "Wakes up"
                    : "Wakes up, in place %d of %d".formatted(used, places);
            case GatewayHealth.Ready ready -> ready.version().isEmpty()
                    ? "Ready"
                    : "Ready, version " + ready.version();
            case GatewayHealth.Lost(_, var reason) -> reason;
            case GatewayHealth.Broken(_, var reason) -> reason;
        };
    }

    private static boolean isBad(GatewayHealth health) {
        return switch (health) {
            case GatewayHealth.Cold _,GatewayHealth.Waiting _,GatewayHealth.Waking _,GatewayHealth.Ready _ -> false;
            case GatewayHealth.Lost _,GatewayHealth.Broken _ -> true;
        };
    }
}
