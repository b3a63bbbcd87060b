package dev.talaria.gateway.hermes;

/// Whether a session is free for the next prompt, in whatever order a backend says so.
///
/// An answer is finished before its session is free, and the next turn may begin in between: what is said about the earlier one
/// then comes after that beginning.
final class Standing {
    private Phase phase = Phase.FREE;

    private enum Phase {
        FREE,
        /// It began before the session was freed from the turn before, and nothing of it has come yet.
        BEGUN_EARLY, RUNNING,
        /// The answer is finished.
        ENDED
    }

    boolean isFree() {
        return phase == Phase.FREE;
    }

    /// Whether a turn runs whose answer is not finished.
    boolean isRunning() {
        return phase == Phase.RUNNING || phase == Phase.BEGUN_EARLY;
    }

    void is(boolean running) {
        phase = running ? Phase.RUNNING : Phase.FREE;
    }

    void begins() {
        phase = phase == Phase.ENDED ? Phase.BEGUN_EARLY : Phase.RUNNING;
    }

    /// Something of a turn has come.
    void goesOn() {
        if (phase != Phase.ENDED) {
            phase = Phase.RUNNING;
        }
    }

    void ends() {
        phase = Phase.ENDED;
    }

    /// Takes what the backend says of itself: whether a turn runs.
    Meaning said(boolean running) {
        if (phase == Phase.BEGUN_EARLY) {
            phase = Phase.RUNNING;
            return running ? Meaning.NOTHING_NEW : Meaning.OUTDATED;
        }
        if (running) {
            phase = phase == Phase.FREE ? Phase.RUNNING : phase;
            return Meaning.NOTHING_NEW;
        }
        var isFreed = phase != Phase.FREE;
        phase = Phase.FREE;
        return isFreed ? Meaning.FREED : Meaning.NOTHING_NEW;
    }

    enum Meaning {
        FREED, NOTHING_NEW,
        /// It is about the turn before.
        OUTDATED
    }
}
