package dev.talaria.chat.ui;

import dev.talaria.gateway.Answer;

/// What can be done about a conversation from within its transcript.
interface TurnActions {
    /// Cuts before a stored prompt and goes on with this text.
    void resend(long message, String text);

    /// Goes on in a new session after this answer.
    ///
    /// @param message its last row
    void branch(long message);

    void retry();

    void askAgain();

    void stop();

    /// Answers what the agent waits for.
    void answer(String request, Answer answer);
}
