package dev.talaria.gateway.hermes;

/// How far the turns of one session have come, by what was accepted and told here. Guarded by its session.
final class TurnCourse {
    private String lastPrompt = "";
    private boolean accepted;
    private boolean answerEnded;
    private boolean stopping;
    private boolean stopLeft;
    private int turnsStarted;
    private int answersEnded;
    private int moves;

    /// A prompt was taken that begins a turn, which may have begun already.
    ///
    /// @param turns how many had begun before
    void accepted(String prompt, int turns) {
        moves++;
        lastPrompt = prompt;
        accepted = turnsStarted == turns;
    }

    void began() {
        moves++;
        accepted = false;
        answerEnded = false;
        turnsStarted++;
        // what ended before is followed by something now
        answersEnded++;
    }

    /// The turn is asked to stop.
    ///
    /// @return false where it was asked before
    boolean stops() {
        var first = !stopping;
        stopping = true;
        return first;
    }

    /// Whether a stop came when there was nothing left to stop.
    boolean isStopLeft() {
        return stopLeft;
    }

    /// @param stopped whether it ended since it was stopped
    /// @return how manieth answer has ended
    int ended(boolean stopped) {
        moves++;
        stopLeft = !stopped && (stopping || stopLeft);
        stopping = false;
        accepted = false;
        answerEnded = true;
        answersEnded++;
        return answersEnded;
    }

    /// Nothing is under way any more, or whatever is has been told otherwise.
    void settled() {
        moves++;
        stopLeft |= stopping;
        stopping = false;
        accepted = false;
        answerEnded = false;
    }

    /// The session was opened anew.
    void stands(String newestPrompt) {
        settled();
        lastPrompt = newestPrompt;
    }

    /// It is live no more: what was accepted does not begin, and what was left over is gone.
    void forgotten() {
        accepted = false;
        isAnother();
    }

    /// Another agent goes on with it, who knows of no stop.
    void isAnother() {
        stopping = false;
        stopLeft = false;
    }

    /// @param busy whether the backend is in a turn, as far as is known
    boolean isRunning(boolean busy) {
        return accepted || busy;
    }

    boolean isAnswering(boolean busy) {
        return accepted || (busy && !answerEnded);
    }

    /// Whether nothing has followed that answer.
    boolean isLastEnded(int answer) {
        return answersEnded == answer;
    }

    /// How many steps it has made: where none has come, nothing has changed.
    int moves() {
        return moves;
    }

    int turns() {
        return turnsStarted;
    }

    String lastPrompt() {
        return lastPrompt;
    }
}
