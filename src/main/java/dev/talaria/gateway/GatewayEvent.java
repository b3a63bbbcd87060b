package dev.talaria.gateway;

import java.time.Duration;
import java.util.Optional;

import dev.talaria.shared.StoredId;

/// Something that happened in a live session.
public sealed interface GatewayEvent {
    /// The id under which the session was created or attached here first; it stays the same when the stored id rotates.
    StoredId session();

    /// A turn began. May come twice for one turn.
    ///
    /// @param prompt what another client has sent, where the backend tells it
    record TurnStarted(StoredId session, Optional<String> prompt) implements GatewayEvent {
        public TurnStarted(StoredId session) {
            this(session, Optional.empty());
        }
    }

    /// More of the answer.
    record TextGrew(StoredId session, String text) implements GatewayEvent {}

    /// More of what the model thinks.
    record ReasoningGrew(StoredId session, String text) implements GatewayEvent {}

    /// A paragraph between tools, whole.
    ///
    /// @param alreadyStreamed whether its text has come as [TextGrew] before
    record Remarked(StoredId session, String text, boolean alreadyStreamed) implements GatewayEvent {}

    /// The model writes a call of this tool.
    record ToolAnnounced(StoredId session, String name) implements GatewayEvent {}

    /// @param id empty where the backend gives none
    /// @param context one line that says what it is about
    /// @param arguments JSON; empty where they are not known yet
    record ToolStarted(StoredId session, String id, String name, String context, String arguments)
            implements
                GatewayEvent {}

    /// A word about a running call.
    record ToolProgressed(StoredId session, String name, String preview) implements GatewayEvent {}

    /// @param id empty where the backend gives none: then it is the latest open call of that name
    /// @param arguments JSON; empty where the backend does not repeat them
    /// @param result JSON or text
    /// @param diff what changed in a file, as the backend shows it; empty for none
    /// @param todos the list of tasks as JSON, where the tool keeps one; empty for none
    record ToolEnded(StoredId session, String id, String name, String arguments, String result, String diff,
            String todos, Optional<Duration> took) implements GatewayEvent {}

    /// The list of tasks that the turn keeps, whole.
    ///
    /// @param todos JSON; empty for none
    record TodosChanged(StoredId session, String todos) implements GatewayEvent {}

    /// The answer is finished, though the session may still be busy.
    ///
    /// @param text the model's last message, the one after the last tool; nothing where there is none or where it is
    ///        known to be only a notice
    /// @param failure why the turn failed; only with [Ending#FAILED]
    record TurnEnded(StoredId session, Ending ending, Optional<String> text, Optional<TurnFailure> failure)
            implements
                GatewayEvent {}

    enum Ending {
        COMPLETE, INTERRUPTED, FAILED
    }

    /// Something failed outside of a turn's own ending: the agent could not be built, a context was refused. No [TurnEnded]
    /// follows.
    record Failed(StoredId session, TurnFailure failure) implements GatewayEvent {}

    /// The session can take the next prompt.
    record Freed(StoredId session) implements GatewayEvent {}

    /// Newer facts; what is absent in them has not changed.
    record FactsChanged(StoredId session, SessionFacts facts) implements GatewayEvent {}

    /// A word about what goes on: a retry, a compaction.
    ///
    /// @param kind the backend's own word, such as `compacting`; `ready` clears what was said before
    record StatusSaid(StoredId session, String kind, String text) implements GatewayEvent {}

    record InputRequested(StoredId session, InputRequest request) implements GatewayEvent {}

    /// Nobody needs to answer any more.
    ///
    /// @param reason such as `timeout`, `resolved`, `interrupted`
    record InputWithdrawn(StoredId session, String request, String reason) implements GatewayEvent {}

    record SubagentMoved(StoredId session, Subagent subagent) implements GatewayEvent {}

    /// The session is called otherwise.
    record Renamed(StoredId session, String title) implements GatewayEvent {}

    /// The session goes on under another stored id.
    record Rotated(StoredId session, StoredId now) implements GatewayEvent {}

    /// A line beside the conversation: a notice, a review, the end of something in the background.
    record Noticed(StoredId session, String kind, String text) implements GatewayEvent {}

    /// How the session stands after contact was lost and found again: the truth, whatever was believed before.
    record Reattached(StoredId session, Snapshot snapshot) implements GatewayEvent {}

    /// The session is no longer live in its backend: it was reaped, or could not be found again.
    record Detached(StoredId session, String reason) implements GatewayEvent {}
}
