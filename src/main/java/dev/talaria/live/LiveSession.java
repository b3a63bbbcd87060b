package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// How a session stands right now, for everybody who looks. One picture, never changed: the next change makes another.
///
/// @param tip the stored id that it has now
/// @param activity of the session itself: never [Activity#UNREAD], which is a member's own
/// @param turn the turn that runs, or the last one as long as the file does not hold it
/// @param requests what it waits for, oldest first
/// @param answered the last few answers that were given, newest last
/// @param notices the last few lines beside the conversation, newest last
/// @param queue what is to be sent after the running turn
/// @param queuePaused whether somebody stopped the turn, so that the queue waits to be told to go on
/// @param watching who has it on the screen, each once
/// @param health how its profile's gateway stands
/// @param lastEnd when the last turn ended that ran here, where that may still matter
public record LiveSession(SessionKey key, StoredId tip, Activity activity, Optional<LiveTurn> turn,
        List<OpenRequest> requests, List<AnsweredRequest> answered, List<Notice> notices, List<QueuedPrompt> queue,
        boolean queuePaused,
        SessionFacts facts, List<Author> watching, GatewayKind kind, GatewayHealth health, Optional<Instant> lastEnd) {
    public LiveSession {
        requests = List.copyOf(requests);
        answered = List.copyOf(answered);
        notices = List.copyOf(notices);
        queue = List.copyOf(queue);
        watching = List.copyOf(watching);
    }

    /// Whether the turn that the session's file says runs is another program's.
    ///
    /// @param lastActivity when the file's last row was written
    public boolean runsElsewhere(boolean running, Instant lastActivity) {
        return Elsewhere.runs(running, lastActivity, turn, lastEnd);
    }

    /// Whether a prompt would have to wait.
    public boolean busy() {
        return turn.filter(LiveTurn::running).isPresent();
    }
}
