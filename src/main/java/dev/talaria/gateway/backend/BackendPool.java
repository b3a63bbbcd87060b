package dev.talaria.gateway.backend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth.Holder;
import dev.talaria.shared.ProfileName;

/// The few places that backends have: given in the order of asking, made free by stopping what nobody needs, and never by stopping
/// what works or waits for somebody.
final class BackendPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackendPool.class);

    private final BackendSettings settings;
    private final BackendLaunch launch;
    private final RunningNotes notes;
    private final Clock clock;
    private final ExecutorService workers;
    private final ExecutorService bell = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("backend-bell").factory());
    private final ScheduledExecutorService beat = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("backend-beat").factory());
    private final List<PooledBackend> backends = new CopyOnWriteArrayList<>();
    private final Set<PooledBackend> holders = new LinkedHashSet<>();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private final CompletableFuture<Void> cleared;
    private boolean closed;

    BackendPool(BackendSettings settings, BackendLaunch launch, RunningNotes notes, Clock clock,
            ExecutorService workers) {
        this.settings = settings;
        this.launch = launch;
        this.notes = notes;
        this.clock = clock;
        this.workers = workers;
        cleared = CompletableFuture.runAsync(() -> notes.clearOrphans(settings.grace()), workers);
        var pause = settings.beat().toMillis();
        beat.scheduleWithFixedDelay(this::lookAfterAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    /// The backend of a profile that has none yet. Nothing is started.
    PooledBackend of(ProfileName profile, Path home) {
        var backend = new PooledBackend(profile, home, this, launch, notes, settings, clock, workers,
                new Followers(bell));
        backends.add(backend);
        return backend;
    }

    void forget(PooledBackend backend) {
        backends.remove(backend);
    }

    /// Done when what earlier Talarias left behind is gone, as far as it can be stopped. Nothing starts before that.
    CompletableFuture<Boolean> cleared() {
        return cleared.handle((_, failure) -> {
            if (failure != null) {
                LOG.warn("What an earlier Talaria left behind could not be stopped", failure);
            }
            return failure == null;
        });
    }

    /// Done when the backend has a place, or has waited for one in vain.
    CompletableFuture<Boolean> admit(PooledBackend backend) {
        var waiter = new Waiter(backend, new CompletableFuture<>());
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedFuture(false);
            }
            queue.add(waiter);
        }
        serve();
        return waiter.admitted().completeOnTimeout(false, settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Gives what is free to whoever is first, and makes room for the next.
    private void serve() {
        while (true) {
            Waiter next;
            synchronized (this) {
                queue.removeIf(waiter -> waiter.admitted().isDone());
                if (queue.isEmpty()) {
                    return;
                }
                if (holders.size() >= settings.places()) {
                    break;
                }
                next = queue.remove();
                holders.add(next.backend());
            }
            if (!next.admitted().complete(true)) {
                release(next.backend());
            }
        }
        makeRoom();
    }

    /// Stops the one that was not needed for the longest time; its place comes back when it is gone.
    private void makeRoom() {
        List<PooledBackend> candidates;
        synchronized (this) {
            if (holders.stream().anyMatch(PooledBackend::isLeaving)) {
                return;
            }
            candidates = holders.stream().sorted(Comparator.comparing(PooledBackend::lastUsed)).toList();
        }
        for (var candidate : candidates) {
            if (candidate.leaveIfUnneeded(settings.settle())) {
                return;
            }
        }
    }

    void release(PooledBackend backend) {
        synchronized (this) {
            holders.remove(backend);
            if (closed) {
                // nobody waits any more, and whoever would serve may be gone
                return;
            }
        }
        workers.execute(this::serve);
    }

    synchronized int used() {
        return holders.size();
    }

    List<Holder> holders() {
        List<PooledBackend> now;
        synchronized (this) {
            now = List.copyOf(holders);
        }
        // not under our lock: they ask their gateways
        return now.stream().map(PooledBackend::asHolder).toList();
    }

    int places() {
        return settings.places();
    }

    private void lookAfterAll() {
        try {
            for (var backend : backends) {
                backend.lookAfter(settings.idle());
            }
            serve();
        } catch (RuntimeException failure) {
            LOG.error("Looking after the backends failed", failure);
        }
    }

    /// Stops all of them, and returns when nothing is left.
    @Override
    public void close() {
        List<Waiter> waiting;
        synchronized (this) {
            closed = true;
            waiting = List.copyOf(queue);
            queue.clear();
        }
        waiting.forEach(waiter -> waiter.admitted().complete(false));
        beat.shutdownNow();
        var all = backends.stream().map(PooledBackend::end).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all)
                .completeOnTimeout(null, settings.grace().plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        bell.shutdown();
    }
}
