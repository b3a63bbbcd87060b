package dev.talaria.gateway.hermes;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of all gateways to Hermes: each errand has one of its own, and may wait on it.
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("hermes-", 1).factory());
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("hermes-clock-", 1).factory());

    /// @return false where nothing is run any more
    boolean run(Runnable errand) {
        try {
            threads.execute(() -> guarded(errand));
            return true;
        } catch (RejectedExecutionException _) {
            LOG.debug("Not run any more: the application stops");
            return false;
        }
    }

    void after(Duration delay, Runnable errand) {
        try {
            var _ = clock.schedule(() -> {
                run(errand);
            }, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("Not run any more: the application stops");
        }
    }

    /// Runs errands one after the other, in the order in which they were given.
    ExecutorService line(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private static void guarded(Runnable errand) {
        try {
            errand.run();
        } catch (NotDone refused) {
            LOG.debug("An errand came to nothing: {}", refused.words());
        } catch (RuntimeException failure) {
            LOG.warn("An errand to an agent failed", failure);
        }
    }
}
