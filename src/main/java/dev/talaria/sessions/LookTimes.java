package dev.talaria.sessions;

import java.time.Duration;

/// When to look at a file, and when to read all of it: often enough for who watches, never for more than a part of the time.
final class LookTimes {
    /// Less than the watcher's beat, so that each beat counts.
    private static final Duration WATCHED = Duration.ofMillis(50);
    /// In case its attributes do not tell.
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration UNWATCHED = Duration.ofSeconds(3);
    private static final Duration BROKEN = Duration.ofMillis(1_500);
    private static final Duration BROKEN_UNWATCHED = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration QUICK = Duration.ofMillis(25);
    private static final int PAUSE_FOR_COST = 4;

    private volatile long lastLook;
    private volatile boolean wanted = true;
    private volatile Duration cost = Duration.ZERO;
    private volatile long mayReadWholeAt = System.nanoTime();

    void lookNow() {
        mayReadWholeAt = System.nanoTime();
        wanted = true;
    }

    void looked() {
        wanted = false;
        lastLook = System.nanoTime();
    }

    /// @param stirred whether it may have been written to
    boolean isDue(boolean watched, boolean stirred, boolean broken) {
        return wanted || System.nanoTime() - lastLook >= pause(watched, stirred, broken).toNanos();
    }

    private Duration pause(boolean watched, boolean stirred, boolean broken) {
        if (broken) {
            var pause = watched ? BROKEN : BROKEN_UNWATCHED;
            var costly = cost.multipliedBy(PAUSE_FOR_COST);
            return pause.compareTo(costly) > 0 ? pause : costly;
        }
        if (watched) {
            return stirred ? WATCHED : QUIET;
        }
        return UNWATCHED;
    }

    void readWhole(Duration took) {
        cost = took;
        var pause = took.multipliedBy(PAUSE_FOR_COST);
        mayReadWholeAt = System.nanoTime()
                + (pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE).toNanos();
    }

    boolean mayReadWhole() {
        return System.nanoTime() - mayReadWholeAt >= 0;
    }

    boolean isWholeQuick() {
        return cost.compareTo(QUICK) < 0;
    }
}
