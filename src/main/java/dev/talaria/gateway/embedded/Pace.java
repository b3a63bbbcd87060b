package dev.talaria.gateway.embedded;

import java.time.Duration;

/// How fast the rehearsal is played.
///
/// @param factor 1 as written, 0 without any waiting
record Pace(double factor) {
    Duration of(Duration written) {
        return Duration.ofNanos(Math.round(written.toNanos() * Math.max(0, factor)));
    }
}
