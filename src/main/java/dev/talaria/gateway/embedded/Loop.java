package dev.talaria.gateway.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.embedded.store.StoreFailure;
import dev.talaria.shared.ProfileName;

/// The one thread on which the sessions of a gateway change and their events are told, so that neither needs a lock. One of
/// the platform's, since SQLite is called on it; it rests while there is nothing to do.
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int REST_SECONDS = 30;

    private final ThreadPoolExecutor thread;

    Loop(ProfileName profile) {
        thread = new ThreadPoolExecutor(1, 1, REST_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("embedded-" + profile).factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /// Answers on the loop. What goes wrong becomes a refusal.
    <T> CompletableFuture<Reply<T>> ask(Supplier<Reply<T>> question) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question), thread);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(stopping());
        }
    }

    /// Does it soon, after what was posted before. What goes wrong is logged.
    void post(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException _) {
            LOG.debug("Not done any more: Talaria stops");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("Work of an embedded agent failed", failure);
        }
    }

    private static <T> Reply<T> answer(Supplier<Reply<T>> question) {
        try {
            return question.get();
        } catch (StoreFailure failure) {
            return Reply.refused(Refusal.FAILED, failure.words());
        } catch (RuntimeException failure) {
            LOG.error("An embedded agent failed", failure);
            return Reply.refused(Refusal.FAILED, "The agent inside Talaria failed at this. The log says more.");
        }
    }

    private static <T> Reply<T> stopping() {
        return Reply.refused(Refusal.UNREACHABLE, "Talaria is shutting down.");
    }

    /// Does what was posted, and nothing after it.
    void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.info("An embedded agent was cut short");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
