package dev.talaria.gateway.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;

/// A backend that answers, with what it costs.
final class Running {
    private static final Duration MEMORY_IS_FRESH = Duration.ofSeconds(5);

    private final BackendProcess process;
    private final Endpoint endpoint;
    private final Instant since;
    private final AtomicLong memory = new AtomicLong();
    private volatile Instant measured = Instant.EPOCH;

    Running(BackendProcess process, Endpoint endpoint, Instant since) {
        this.process = process;
        this.endpoint = endpoint;
        this.since = since;
    }

    BackendProcess process() {
        return process;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Duration age(Instant now) {
        return Duration.between(since, now);
    }

    void measure(Instant now) {
        if (measured.plus(MEMORY_IS_FRESH).isBefore(now)) {
            measured = now;
            process.memory().ifPresent(memory::set);
        }
    }

    GatewayHealth.Ready health() {
        var bytes = memory.get();
        return new GatewayHealth.Ready(GatewayKind.HERMES, endpoint.version(), 0, since,
                bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes));
    }
}
