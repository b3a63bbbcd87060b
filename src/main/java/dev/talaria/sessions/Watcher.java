package dev.talaria.sessions;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.shared.Changes;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Looks at the files that somebody has asked for: a few times a second while somebody follows them, rarely otherwise.
@Component
class Watcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final long BEAT_MILLIS = 125;

    private final StateDbs stateDbs;
    private final Clock clock;
    private final Map<ProfileName, Watched> files = new ConcurrentHashMap<>();
    private final Map<ProfileName, AtomicInteger> followers = new ConcurrentHashMap<>();
    private final Changes<ProfileName> changes = new Changes<>();
    private final ScheduledExecutorService beat = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("state-db-watch").factory());
    /// They wait for SQLite's own threads and call nothing native themselves.
    private final ExecutorService lookers = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("state-db-look-", 1).factory());
    /// Followers may do what a virtual thread should not.
    private final ExecutorService bell = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("state-db-bell").factory());

    Watcher(StateDbs stateDbs, Clock clock) {
        this.stateDbs = stateDbs;
        this.clock = clock;
        beat.scheduleWithFixedDelay(this::lookWhereDue, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The file, watched from now on. Its first look starts at once.
    WatchedFile watch(ProfileName profile, Path stateDb) {
        var known = files.get(profile);
        if (known != null && known.path().equals(stateDb)) {
            return known.file();
        }
        return files.compute(profile, (_, now) -> now != null && now.path().equals(stateDb)
                ? now
                : started(profile, stateDb)).file();
    }

    private Watched started(ProfileName profile, Path stateDb) {
        var file = new WatchedFile(profile, stateDbs.of(profile, stateDb), clock, () -> ring(profile));
        look(file);
        return new Watched(stateDb, file);
    }

    /// Lets go of the file of a profile that is gone. Who follows it is not disturbed.
    void forget(ProfileName profile) {
        if (files.remove(profile) != null) {
            stateDbs.forget(profile);
        }
    }

    Optional<WatchedFile> known(ProfileName profile) {
        return Optional.ofNullable(files.get(profile)).map(Watched::file);
    }

    Subscription follow(WatchedFile file, Runnable lookAgain) {
        followers.computeIfAbsent(file.profile(), _ -> new AtomicInteger()).incrementAndGet();
        var bellRope = changes.follow(file.profile(), lookAgain);
        return once(() -> {
            bellRope.stop();
            followers.computeIfAbsent(file.profile(), _ -> new AtomicInteger()).decrementAndGet();
        });
    }

    private static Subscription once(Runnable stop) {
        var stopped = new AtomicBoolean();
        return () -> {
            if (stopped.compareAndSet(false, true)) {
                stop.run();
            }
        };
    }

    /// Without waiting for the beat.
    void look(WatchedFile file) {
        try {
            lookers.execute(file::look);
        } catch (RejectedExecutionException _) {
            LOG.debug("Not looked at any more: the application stops");
        }
    }

    private void lookWhereDue() {
        files.values().stream().map(Watched::file).filter(file -> file.isDue(isFollowed(file))).forEach(this::look);
    }

    private boolean isFollowed(WatchedFile file) {
        var count = followers.get(file.profile());
        return count != null && count.get() > 0;
    }

    private void ring(ProfileName profile) {
        try {
            bell.execute(() -> changes.publish(profile));
        } catch (RejectedExecutionException _) {
            LOG.debug("Nobody is told any more: the application stops");
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        lookers.shutdownNow();
        bell.shutdownNow();
    }

    private record Watched(Path path, WatchedFile file) {}
}
