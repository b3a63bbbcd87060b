package dev.talaria.sessions.statedb;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only threads that run SQLite: a few of the platform's, because a native call would pin the carrier of a virtual one.
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int THREADS = 4;
    private static final int PATIENCE_SECONDS = 2;

    private final ThreadLocal<Boolean> atWork = ThreadLocal.withInitial(() -> false);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().daemon().name("sqlite-", 1).factory());
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("sqlite-watchdog").factory());

    Workers() {
        watchdog.setRemoveOnCancelPolicy(true);
    }

    ScheduledExecutorService watchdog() {
        return watchdog;
    }

    /// Runs the work on a worker and waits for it.
    <T> T run(Callable<T> work) {
        if (atWork.get()) {
            throw new IllegalStateException("A read within a read could wait for itself");
        }
        try {
            return threads.submit(() -> marked(work)).get();
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreadableStateDb("reading it was broken off", interrupted);
        } catch (RejectedExecutionException | CancellationException closed) {
            throw new UnreadableStateDb("Talaria is shutting down", closed);
        }
    }

    private <T> T marked(Callable<T> work) throws Exception {
        atWork.set(true);
        try {
            return work.call();
        } finally {
            atWork.set(false);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case Error error -> throw error;
            case RuntimeException cause -> cause;
            case null -> new IllegalStateException(failure);
            case Throwable cause -> new IllegalStateException(cause);
        };
    }

    /// Waits for what is being read: a read that went on would open its file again.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Something was still being read when Talaria stopped");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watchdog.shutdownNow();
    }
}
