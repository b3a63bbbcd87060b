package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.Subagent;
import dev.talaria.gateway.TurnFailure;

/// A turn as it happens.
///
/// @param number counts the turns of a session here, so that a screen knows one from the next
/// @param prompt what began it, where it came from here
/// @param phase how far it is
/// @param lastHeard when its backend was heard of last
/// @param todos its list of tasks as JSON `[{"content","status"}]`; empty for none
/// @param status a word about what goes on, such as a retry; empty for none
/// @param after the last row that the profile's file had when the turn began: later rows of this session are the turn's own
/// @param replaces the first stored message that this turn takes the place of, after an edit
/// @param stalled whether it has been silent for too long; nothing is known to have ended
public record LiveTurn(long number, Optional<LivePrompt> prompt, Phase phase, Instant startedAt, Instant lastHeard,
        Optional<Instant> endedAt, List<LivePart> parts, List<Subagent> subagents, String todos, String status,
        Optional<Ending> ending, Optional<TurnFailure> failure, long after, Optional<Long> replaces, boolean stalled) {
    public LiveTurn {
        parts = List.copyOf(parts);
        subagents = List.copyOf(subagents);
    }

    public enum Phase {
        /// The prompt is on its way: the backend may have to be started first.
        SENDING,
        RUNNING,
        /// Somebody stopped it, and the backend has not said yet that it has.
        STOPPING,
        /// The answer is finished; the session may not be free yet.
        ANSWERED,
        /// Over.
        ENDED
    }

    /// Whether the session cannot take a prompt.
    public boolean running() {
        return phase != Phase.ENDED;
    }
}
