package dev.talaria.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.live.SessionActions.ActionResult;
import dev.talaria.shared.SessionKey;

/// A deletion that can be taken back until it begins: exactly one of the two happens.
final class Deletion {
    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);

    private final Foreseen foreseen;
    private final List<SessionKey> sessions;
    private final Supplier<CompletableFuture<ActionResult>> delete;
    private final CompletableFuture<ActionResult> done = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    Deletion(Foreseen foreseen, List<SessionKey> sessions, Supplier<CompletableFuture<ActionResult>> delete) {
        this.foreseen = foreseen;
        this.sessions = sessions;
        this.delete = delete;
    }

    CompletableFuture<ActionResult> done() {
        return done;
    }

    void undo() {
        if (decided.compareAndSet(false, true)) {
            sessions.forEach(foreseen::stays);
            done.complete(new ActionResult.Undone());
        }
    }

    void run() {
        if (decided.compareAndSet(false, true)) {
            CompletableFuture.completedFuture(sessions).thenCompose(_ -> delete.get())
                    .whenComplete((result, failure) -> {
                        if (failure == null) {
                            done.complete(result);
                        } else {
                            LOG.error("A deletion failed", failure);
                            sessions.forEach(foreseen::stays);
                            done.complete(
                                    new ActionResult.Failed(0, "Nothing was deleted, for Talaria itself failed."));
                        }
                    });
        }
    }
}
