package dev.talaria.shared;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Where screens have their questions answered, so that none of them ever waits for a file. Platform threads: some of the
/// answers come from SQLite, whose calls would pin the carrier of a virtual thread.
@Component
public class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int WORKERS = 6;

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS,
            Thread.ofPlatform().daemon().name("background-", 1).factory());

    /// Runs the work soon. What it throws is logged.
    public void run(Runnable work) {
        try {
            workers.execute(() -> guarded(work));
        } catch (RejectedExecutionException _) {
            LOG.debug("Not run any more: the application stops");
        }
    }

    /// Runs the work after the delay; at once where that is zero or less.
    public void after(Duration delay, Runnable work) {
        if (delay.isPositive()) {
            CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> run(work));
        } else {
            run(work);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("Work in the background failed", failure);
        }
    }
}
