package dev.talaria.shared;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where screens have their questions answered, so that none of them ever waits for a file. Platform threads: some of the
/// answers come from SQLite, whose calls would pin the carrier of a virtual thread.
@Component
public class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int WORKERS = 6;
    private static final int PATIENCE_SECONDS = 2;

    /// How many screens are redrawn at a time from what is in memory.
    private static final int REDRAWERS = 3;

    private final ScheduledExecutorService redrawers = Executors.newScheduledThreadPool(REDRAWERS,
            Thread.ofPlatform().daemon().name("redraw-", 1).factory());
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

    /// Runs the work again and again, with this pause before each time, until that is stopped.
    public Subscription every(Duration pause, Runnable work) {
        var stopped = new AtomicBoolean();
        afterwards(pause, work, stopped);
        return () -> stopped.set(true);
    }

    private void afterwards(Duration pause, Runnable work, AtomicBoolean stopped) {
        after(pause, () -> {
            if (!stopped.get()) {
                guarded(work);
                afterwards(pause, work, stopped);
            }
        });
    }

    /// Runs work that looks into memory only, after the delay: it stands behind nobody who waits for a file.
    public void shortly(Duration delay, Runnable work) {
        try {
            redrawers.schedule(() -> guarded(work), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("Not redrawn any more: the application stops");
        }
    }

    /// Ends before what the work asks is taken away: as soon as the application begins to stop, not when this is destroyed.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        redrawers.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Some screens were not drawn any more");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("Work in the background failed", failure);
        }
    }
}
