package dev.talaria.sessions.conversation;

import java.time.Instant;

/// Epoch seconds as files have them, garbage included.
public final class Moments {
    /// The year 5138: behind it lie milliseconds that were written as seconds, and worse.
    private static final double LATEST = 1e11;

    private Moments() {}

    public static Instant at(double epochSeconds) {
        var sane = epochSeconds >= 0 && epochSeconds < LATEST;
        return sane ? Instant.ofEpochMilli(Math.round(epochSeconds * 1000)) : Instant.EPOCH;
    }
}
