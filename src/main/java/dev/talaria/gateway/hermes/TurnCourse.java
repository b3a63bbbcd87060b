package dev.talaria.gateway.hermes;

/// How far the turns of one session have come, by what was accepted and told here. Guarded by its session.
final class TurnCourse {
    private String lastPrompt = "";
    private boolean accepted;
    private boolean answerEnded;
    private int turnsStarted;
    private int answersEnded;

    /// A prompt was taken that begins a turn, which may have begun already.
    ///
    /// @param turns how many had begun before
    void accepted(String prompt, int turns) {
        lastPrompt = prompt;
        accepted = turnsStarted == turns;
    }

    void began() {
        accepted = false;
        answerEnded = false;
        turnsStarted++;
        // what ended before is followed by something now
        answersEnded++;
    }

    /// @return how manieth answer has ended
    int ended() {
        accepted = false;
        answerEnded = true;
        answersEnded++;
        return answersEnded;
    }

    /// Nothing is under way any more, or whatever is has been told otherwise.
    void settled() {
        accepted = false;
        answerEnded = false;
    }

    /// The session was opened anew.
    void stands(String newestPrompt) {
        settled();
        lastPrompt = newestPrompt;
    }

    /// It is live no more: what was accepted does not begin.
    void forgotten() {
        accepted = false;
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

    int turns() {
        return turnsStarted;
    }

    String lastPrompt() {
        return lastPrompt;
    }
}
