package dev.talaria.gateway.backend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.shared.ProfileName;

/// How the processes of one profile go: the newest of them is waited for before another is started. Guarded by its backend, but
/// for what says otherwise.
final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final ProfileName profile;
    private final RunningNotes notes;
    private final Duration grace;
    private final Executor workers;
    private CompletableFuture<@Nullable Void> gone = CompletableFuture.completedFuture(null);
    private volatile boolean underWay;

    Departure(ProfileName profile, RunningNotes notes, Duration grace, Executor workers) {
        this.profile = profile;
        this.notes = notes;
        this.grace = grace;
        this.workers = workers;
    }

    /// Whether one that ran goes just now. On any thread.
    boolean isUnderWay() {
        return underWay;
    }

    /// Done when the newest is gone.
    CompletableFuture<@Nullable Void> gone() {
        return gone;
    }

    /// Stops one that ran.
    ///
    /// @param then when it is gone, or may not be stopped
    void begin(BackendProcess leaver, Runnable then) {
        underWay = true;
        gone = CompletableFuture.runAsync(() -> {
            leaver.stop(grace);
            notes.forget(profile);
        }, workers).handle((_, failure) -> {
            if (failure != null) {
                LOG.warn("The backend of {} may not have ended", profile, failure);
            }
            underWay = false;
            then.run();
            return null;
        });
    }

    /// Stops one that did not get so far as to run: its start does the rest.
    void beginEarly(BackendProcess begun) {
        gone = CompletableFuture.supplyAsync(() -> {
            begun.stop(grace);
            return null;
        }, workers);
    }
}
