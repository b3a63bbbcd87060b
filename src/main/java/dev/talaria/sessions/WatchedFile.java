package dev.talaria.sessions;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.sessions.statedb.CatalogueReads;
import dev.talaria.sessions.statedb.MissingStateDb;
import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.sessions.statedb.UnreadableStateDb;
import dev.talaria.shared.ProfileName;

/// One profile's file and what we know of it. Looked at by one thread at a time; asked by any.
final class WatchedFile {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

    private static final Duration WHOLE_FILE = Duration.ofMinutes(2);

    private final ProfileName profile;
    private final StateDb db;
    private final Clock clock;
    private final Runnable changed;
    private final AtomicBoolean beingLookedAt = new AtomicBoolean();
    private final LookTimes times = new LookTimes();
    private volatile FileState state = new FileState.Unread();
    private StateDb.@Nullable Pulse pulse;
    private long opening = -1;
    private volatile StateDb.@Nullable Trace trace;
    private volatile boolean wholeWanted;
    private boolean rung;
    private OptionalDouble nextTurnEnd = OptionalDouble.empty();

    WatchedFile(ProfileName profile, StateDb db, Clock clock, Runnable changed) {
        this.profile = profile;
        this.db = db;
        this.clock = clock;
        this.changed = changed;
    }

    FileState state() {
        return state;
    }

    ProfileName profile() {
        return profile;
    }

    long bytes() {
        return db.bytes();
    }

    /// Tries a broken file again with the next look, whenever it was tried last.
    void retry() {
        times.lookNow();
    }

    boolean isDue(boolean followed) {
        return !beingLookedAt.get()
                && times.isDue(followed, followed && mayHaveChanged(), state instanceof FileState.Broken);
    }

    /// Seen from its attributes, so that a quiet file costs next to nothing.
    private boolean mayHaveChanged() {
        var now = db.trace();
        return wholeWanted || now.isFresh() || !now.equals(trace);
    }

    double now() {
        return clock.millis() / 1_000.0;
    }

    /// Sees whether anything has changed, and rings once what we know is up to date. Returns at once while somebody else looks.
    void look() {
        if (!beingLookedAt.compareAndSet(false, true)) {
            return;
        }
        try {
            times.looked();
            trace = db.trace();
            lookAtFile();
            ringForEndedTurns();
        } catch (MissingStateDb _) {
            pulse = null;
            become(new FileState.Good(Reading.NO_FILE, clock.instant(), false));
        } catch (UnreadableStateDb unreadable) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            pulse = null;
            LOG.debug("The sessions of {} can't be read", profile, unreadable);
            become(new FileState.Broken(String.valueOf(unreadable.getMessage()), lastGood()));
        } catch (RuntimeException bug) {
            LOG.error("Reading the sessions of {} failed", profile, bug);
            become(new FileState.Broken("of a fault in Talaria, which its log describes", lastGood()));
        } finally {
            beingLookedAt.set(false);
        }
    }

    private void lookAtFile() {
        var heard = heard();
        var sameFile = heard.opening() == opening && state.reading().isPresent();
        if (!sameFile) {
            readWhole(Optional.empty());
        } else if (!heard.equals(pulse)) {
            readChanges();
        } else if (wholeWanted && times.mayReadWhole()) {
            readWhole(state.reading());
        }
        opening = heard.opening();
        pulse = heard;
    }

    /// New messages are told at once where to read everything takes long. Where they tell nothing, something else has changed
    /// that only everything tells: to ring before it is read would make everybody look in vain, and then wait until they may
    /// look again. Rings in any case: a transcript may have changed where the list looks the same.
    private void readChanges() {
        rung = false;
        if (!times.mayReadWhole() || !times.isWholeQuick()) {
            readGrown();
        }
        if (!rung && times.mayReadWhole()) {
            readWhole(state.reading());
        }
        if (!rung) {
            ring();
        }
    }

    /// A lock that lasts only a moment is no news.
    private StateDb.Pulse heard() {
        try {
            return db.pulse();
        } catch (MissingStateDb missing) {
            throw missing;
        } catch (UnreadableStateDb unreadable) {
            if (state instanceof FileState.Broken) {
                throw unreadable;
            }
            CatalogueReads.of(db, StateDb.USUAL_DEADLINE, reads -> reads.sessions().newest());
            return db.pulse();
        }
    }

    /// What else has changed is read as soon as that is not too often.
    private void readGrown() {
        wholeWanted = true;
        state.reading()
                .flatMap(before -> CatalogueReads.of(db, StateDb.USUAL_DEADLINE,
                        reads -> new IndexReader(reads, now()).grown(before)))
                .ifPresent(reading -> become(new FileState.Good(reading, clock.instant(), true)));
    }

    /// What the first reading costs says little about the next, which finds most of it done.
    private void readWhole(Optional<Reading> before) {
        var start = System.nanoTime();
        var first = before.isEmpty();
        wholeWanted = false;
        try {
            var reading = CatalogueReads.of(db, WHOLE_FILE, reads -> new IndexReader(reads, now()).whole(before));
            times.readWhole(first ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start));
            become(new FileState.Good(reading, clock.instant(), true));
        } catch (UnreadableStateDb unreadable) {
            times.readWhole(Duration.ofNanos(System.nanoTime() - start));
            throw unreadable;
        }
    }

    private void become(FileState next) {
        var last = state;
        state = next;
        nextTurnEnd = nextTurnEnd(next);
        if (isNews(last, next)) {
            if (next instanceof FileState.Broken broken) {
                LOG.warn("The sessions of {} can't be read: {}", profile, broken.reason());
            }
            ring();
        }
    }

    private void ring() {
        rung = true;
        changed.run();
    }

    private void ringForEndedTurns() {
        if (nextTurnEnd.isPresent() && nextTurnEnd.getAsDouble() <= now()) {
            nextTurnEnd = nextTurnEnd(state);
            ring();
        }
    }

    private OptionalDouble nextTurnEnd(FileState state) {
        return state.reading().map(reading -> reading.running().nextEnd(now())).orElse(OptionalDouble.empty());
    }

    private static boolean isNews(FileState last, FileState next) {
        return switch (next) {
            case FileState.Unread _ -> false;
            case FileState.Good good -> !(last instanceof FileState.Good before) || good.exists() != before.exists()
                    || !good.last().looksLike(before.last());
            case FileState.Broken broken ->
                !(last instanceof FileState.Broken before) || !broken.reason().equals(before.reason());
        };
    }

    private Optional<FileState.Good> lastGood() {
        return switch (state) {
            case FileState.Unread _ -> Optional.empty();
            case FileState.Good good -> Optional.of(good);
            case FileState.Broken broken -> broken.lastGood();
        };
    }
}
