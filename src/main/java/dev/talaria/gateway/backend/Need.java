package dev.talaria.gateway.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.talaria.gateway.hermes.BackendUse;

/// What one backend is needed for, and when it was used last. Whoever is asked has locks of their own: to be asked under none.
final class Need {
    private final Clock clock;
    private volatile BackendUse use = () -> BackendUse.Use.IDLE;
    private volatile Instant lastUsed = Instant.EPOCH;

    Need(Clock clock) {
        this.clock = clock;
    }

    void by(BackendUse user) {
        use = user;
    }

    void used() {
        lastUsed = clock.instant();
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /// Whether something works with it or waits for somebody now, which counts as using it.
    boolean isPresent() {
        if (use.use() == BackendUse.Use.IDLE) {
            return false;
        }
        used();
        return true;
    }

    /// Asks nobody.
    boolean isUnusedFor(Duration time) {
        return !lastUsed.plus(time).isAfter(clock.instant());
    }

    /// Why it keeps its place.
    String words() {
        return switch (use.use()) {
            case WORKS -> "works";
            case BACKGROUND -> "runs something in the background";
            case WAITS -> "waits for input";
            case IDLE -> "was used just now";
        };
    }
}
