package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.NewSession;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.Slip;

/// What people say to agents. A prompt is kept before it is sent: neither a reload nor a restart loses it, and none is sent
/// twice. Every verb answers at once; what comes of it is seen in [LiveSessions].
public interface Prompts {
    /// Begins a session with its first prompt. Done when the session has an id: then it can be shown, and its prompt is on
    /// its way.
    ///
    /// @param slip to ask by where it has gone, see [#whereIs]
    CompletableFuture<StartResult> start(Member actor, ProfileName profile, NewSession wanted, String text,
            List<Attachment> attachments, Slip slip);

    default CompletableFuture<StartResult> start(Member actor, ProfileName profile, NewSession wanted, String text,
            List<Attachment> attachments) {
        return start(actor, profile, wanted, text, attachments, Slip.NONE);
    }

    /// Whether a session is being begun with this text, so that it is no draft although none has begun yet.
    boolean isBeginning(Member actor, ProfileName profile, String text);

    /// In which session something has arrived that a browser handed over, once that is known; nothing where it never arrived,
    /// so that it can be handed over again.
    CompletableFuture<Optional<SessionKey>> whereIs(Member actor, Slip slip);

    /// Sends a prompt, or queues it while a turn runs.
    ///
    /// @param confirmed whether the member knows that another program is at work in the session
    /// @param slip to ask by where it has gone, see [#whereIs]
    SendResult send(Member actor, SessionKey session, String text, List<Attachment> attachments, boolean confirmed,
            Slip slip);

    default SendResult send(Member actor, SessionKey session, String text, List<Attachment> attachments,
            boolean confirmed) {
        return send(actor, session, text, attachments, confirmed, Slip.NONE);
    }

    /// Hands the running turn a text; it is queued where no turn can take it.
    ///
    /// @param slip to ask by where it has gone, see [#whereIs]
    CompletableFuture<SendResult> steer(Member actor, SessionKey session, String text, Slip slip);

    default CompletableFuture<SendResult> steer(Member actor, SessionKey session, String text) {
        return steer(actor, session, text, Slip.NONE);
    }

    /// Stops the running turn. What was streamed stays; the queue waits until somebody sends or resumes it.
    void stop(Member actor, SessionKey session);

    /// Asks a silent backend at once.
    ///
    /// @return how the turn stands by its word; nothing where it did not answer
    CompletableFuture<Optional<Gateway.Truth>> askAgain(Member actor, SessionKey session);

    /// Sends the failed prompt again.
    void retry(Member actor, SessionKey session);

    /// Cuts the conversation before a stored prompt and goes on with this text instead; the same text regenerates the answer.
    /// The pictures that the file holds of it go along again.
    ///
    /// @param message the stored prompt's row
    SendResult resend(Member actor, SessionKey session, long message, String text);

    /// @return false where it was sent meanwhile, or is gone
    boolean editQueued(Member actor, SessionKey session, long queued, String text);

    /// Stops the running turn and sends this one next.
    boolean sendQueuedNow(Member actor, SessionKey session, long queued);

    boolean removeQueued(Member actor, SessionKey session, long queued);

    /// Puts back what was removed, to where it stood.
    ///
    /// @return false where there is nothing to put back any more
    boolean putBack(Member actor, SessionKey session, long queued);

    /// Lets a paused queue go on.
    void resumeQueue(Member actor, SessionKey session);

    sealed interface StartResult {
        record Started(SessionKey session) implements StartResult {}

        record NotStarted(String words) implements StartResult {}
    }

    sealed interface SendResult {
        record Sent() implements SendResult {}

        /// @param place 1 is next
        record Queued(int place) implements SendResult {}

        /// Another program is at work in it, and two clients would fork the session.
        ///
        /// @param program what it is called
        record AskFirst(String program) implements SendResult {}

        /// Nothing was kept: the text is still the member's.
        record NotSent(String words) implements SendResult {}
    }
}
