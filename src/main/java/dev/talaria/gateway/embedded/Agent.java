package dev.talaria.gateway.embedded;

/// Who answers. Each turn is played on a virtual thread of its own and may wait wherever it likes, but never calls SQLite.
interface Agent {
    /// Plays the turn to its end.
    ///
    /// @throws Stopped where it was stopped
    /// @throws TurnFailed where there is no answer
    void play(Turn turn);

    /// Tells in a few paragraphs what has been said so far.
    String summarise(Recall recall);
}
