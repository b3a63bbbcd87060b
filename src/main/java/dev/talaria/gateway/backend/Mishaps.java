package dev.talaria.gateway.backend;

import java.time.Duration;
import java.time.Instant;

import dev.talaria.gateway.GatewayHealth;

/// What went wrong with one backend of late: how it stands after each mishap, and how long it is left alone then. Guarded by its
/// backend.
final class Mishaps {
    /// One that lived for longer did not fail at its start.
    private static final Duration STABLE = Duration.ofMinutes(1);

    private Backoff starts = Backoff.NONE;
    private Backoff crashes = Backoff.NONE;
    private int refusedTokens;

    /// Whether a broken one is left alone for now.
    boolean forbidStart(Instant now) {
        return starts.left(now).isPositive();
    }

    /// The longer the more often it died soon after its start.
    Duration restBeforeStart(Instant now) {
        return crashes.left(now);
    }

    void started() {
        starts = Backoff.NONE;
    }

    GatewayHealth.Broken notStarted(Instant now, String words) {
        starts = starts.failed(now, 0);
        return new GatewayHealth.Broken(now, words);
    }

    /// It ended without being told to.
    GatewayHealth.Lost crashed(Running ended, Instant now) {
        crashes = (isStable(ended, now) ? Backoff.NONE : crashes).failed(now, 1);
        return new GatewayHealth.Lost(now,
                Diagnosis.ofCrash(ended.process().ended().join(), ended.process().log()));
    }

    /// A fresh start helps once, since it brings a new token.
    GatewayHealth refusedToken(Running refusing, Instant now) {
        refusedTokens = isStable(refusing, now) ? 1 : refusedTokens + 1;
        if (refusedTokens == 1) {
            return new GatewayHealth.Lost(now, "Its backend refused our token, and is started anew.");
        }
        refusedTokens = 0;
        starts = starts.failed(now, 0).failed(now, 0).failed(now, 0);
        return new GatewayHealth.Broken(now, "Its backend refuses the token that Talaria gave it, "
                + "also after a fresh start. Look whether its configuration demands a sign-in.");
    }

    private static boolean isStable(Running backend, Instant now) {
        return backend.age(now).compareTo(STABLE) > 0;
    }
}
