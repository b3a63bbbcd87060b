package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.GatewayEvent.Ending;
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
        Optional<Instant> endedAt, List<LivePart> parts, List<LiveSubagent> subagents, String todos, String status,
        Optional<Ending> ending, Optional<TurnFailure> failure, long after, Optional<Long> replaces, boolean stalled) {
    /// Stands for the last row as long as nobody has looked: no row is later.
    static final long NOT_KNOWN = Long.MAX_VALUE;

    public LiveTurn {
        parts = List.copyOf(parts);
        subagents = List.copyOf(subagents);
    }

    static LiveTurn sending(long number, LivePrompt prompt, Optional<Long> replaces, Instant now) {
        return new LiveTurn(number, Optional.of(prompt), Phase.SENDING, now, now, Optional.empty(), List.of(), List.of(), "", "", Optional.empty(), Optional.empty(), NOT_KNOWN, replaces, false);
    }

    /// One that nobody here began, as far as is known.
    static LiveTurn found(long number, Optional<LivePrompt> prompt, Instant startedAt, Instant now) {
        return new LiveTurn(number, prompt, Phase.RUNNING, startedAt, now, Optional.empty(), List.of(), List.of(), "", "", Optional.empty(), Optional.empty(), NOT_KNOWN, Optional.empty(), false);
    }

    LiveTurn in(Phase now) {
        return new LiveTurn(number, prompt, now, startedAt, lastHeard, endedAt, parts, subagents, todos, status, ending, failure, after, replaces, stalled);
    }

    /// Something of it was heard: it is not silent any more.
    LiveTurn heard(Instant now) {
        return new LiveTurn(number, prompt, phase, startedAt, now, endedAt, parts, subagents, todos, status, ending, failure, after, replaces, false);
    }

    LiveTurn with(List<LivePart> now) {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, now, subagents, todos, status, ending, failure, after, replaces, stalled);
    }

    LiveTurn withSubagents(List<LiveSubagent> now) {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, parts, now, todos, status, ending, failure, after, replaces, stalled);
    }

    LiveTurn withTodos(String now) {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, parts, subagents, now, status, ending, failure, after, replaces, stalled);
    }

    LiveTurn withStatus(String now) {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, parts, subagents, todos, now, ending, failure, after, replaces, stalled);
    }

    LiveTurn withPrompt(LivePrompt now) {
        return new LiveTurn(number, Optional.of(now), phase, startedAt, lastHeard, endedAt, parts, subagents, todos, status, ending, failure, after, replaces, stalled);
    }

    LiveTurn withAfter(long row) {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, parts, subagents, todos, status, ending, failure, row, replaces, stalled);
    }

    /// The answer is finished.
    LiveTurn answered(Ending how, Optional<TurnFailure> why) {
        return new LiveTurn(number, prompt, Phase.ANSWERED, startedAt, lastHeard, endedAt, parts, subagents, todos, status, Optional.of(how), why.or(() -> failure), after, replaces, stalled);
    }

    LiveTurn over(Instant now) {
        return new LiveTurn(number, prompt, Phase.ENDED, startedAt, lastHeard, endedAt.or(() -> Optional.of(now)), parts, subagents, todos, "", ending, failure, after, replaces, false);
    }

    LiveTurn silent() {
        return new LiveTurn(number, prompt, phase, startedAt, lastHeard, endedAt, parts, subagents, todos, status, ending, failure, after, replaces, true);
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
