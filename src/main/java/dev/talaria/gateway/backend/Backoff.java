package dev.talaria.gateway.backend;

import java.time.Duration;
import java.time.Instant;

/// How long to leave something alone that keeps failing: 1 s after the first time, twice as long after each further one.
///
/// @param failures in a row
/// @param until when it is left alone
record Backoff(int failures, Instant until) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    static final Backoff NONE = new Backoff(0, Instant.EPOCH);

    /// @param free how many failures cost no wait
    Backoff failed(Instant now, int free) {
        var doublings = Math.min(MOST_DOUBLINGS, failures - free);
        var wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
        return new Backoff(failures + 1, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    Duration left(Instant now) {
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
