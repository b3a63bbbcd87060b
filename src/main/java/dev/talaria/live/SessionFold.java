package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Subagent;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;

/// What a session is after something was heard of it. Whatever order things come in, `running` is a state and not an edge:
/// a start may come twice, an end not at all, and what belongs to a turn that is over changes nothing.
final class SessionFold {
    /// So long what comes after the end is taken for a rest of the turn, not for the beginning of another.
    private static final Duration LATE = Duration.ofSeconds(2);

    /// What a backend says of when no turn runs, and what somebody wants to read afterwards.
    private static final Set<String> BETWEEN_TURNS = Set.of("compacted", "goal", "loop");

    /// What was handed to a running turn.
    private static final String STEERED = "steered";

    private SessionFold() {}

    static SessionState after(SessionState before, GatewayEvent event, Instant now) {
        var heard = before.busy() ? before.turn(turn -> turn.heard(now)) : before;
        return switch (event) {
            case GatewayEvent.TurnStarted(_, var prompt) -> started(heard, prompt, now);
            case GatewayEvent.TextGrew(_, var text) -> streaming(heard, now, parts -> parts.text(text, now));
            case GatewayEvent.ReasoningGrew(_, var text) -> streaming(heard, now, parts -> parts.reasoning(text, now));
            case GatewayEvent.Remarked(_, var text, var streamed) ->
                streaming(heard, now, parts -> parts.remark(text, streamed, now));
            case GatewayEvent.ToolAnnounced(_, var name) ->
                streaming(heard, now, UnaryOperator.identity()).turn(turn -> turn.withStatus(Preparing.words(name)));
            case GatewayEvent.ToolStarted tool -> working(heard, now, parts -> parts.started(tool, now));
            case GatewayEvent.ToolProgressed(_, var name, var preview) ->
                working(heard, now, parts -> parts.progressed(name, preview));
            case GatewayEvent.ToolEnded tool -> toolEnded(heard, tool, now);
            case GatewayEvent.TodosChanged(_, var todos) ->
                heard.busy() ? heard.turn(turn -> turn.withTodos(todos)) : heard;
            case TurnEnded end -> answered(heard, end, now);
            case GatewayEvent.Failed(_, var failure) -> failed(heard, failure, now);
            case GatewayEvent.Freed _ -> freed(heard, now);
            case GatewayEvent.FactsChanged(_, var facts) -> heard.knowing(facts);
            case GatewayEvent.StatusSaid(_, var kind, var text) -> said(heard, kind, text, now);
            case GatewayEvent.InputRequested(_, var request) -> RequestFold.opened(heard, request);
            case GatewayEvent.InputWithdrawn(_, var request, var reason) ->
                RequestFold.withdrawn(heard, request, reason, now);
            case GatewayEvent.SubagentMoved(_, var subagent) -> moved(heard, subagent, now);
            case GatewayEvent.Renamed(_, var title) -> heard.knowing(Facts.titled(title));
            case GatewayEvent.Rotated(_, var tip) -> heard.at(tip);
            // no word of the turn, which may be silent all the same
            case GatewayEvent.Noticed(_, var kind, var text) -> before.noticing(kind, text, now);
            case GatewayEvent.Reattached(_, var snapshot) -> found(heard, snapshot, now);
            case GatewayEvent.Detached _ ->
                RequestFold.expired(doubted(before, now), "no longer asked", now)
                        .knowing(SessionFacts.ofProcesses(0));
        };
    }

    private static SessionState started(SessionState state, Optional<String> elsewhere, Instant now) {
        if (state.working()) {
            return running(state);
        }
        var prompt = taken(state)
                .or(() -> elsewhere.map(text -> new LivePrompt(Optional.empty(), now, text, List.of())));
        return state.begin(LiveTurn.found(state.turns() + 1, prompt, now, now), Signs.NONE.begin())
                .knowing(Facts.running(true));
    }

    private static Optional<LivePrompt> taken(SessionState state) {
        return state.next().map(SessionState.Next::prompt);
    }

    private static SessionState running(SessionState state) {
        return state.signs(Signs::begin)
                .turn(turn -> turn.phase() == Phase.SENDING ? turn.in(Phase.RUNNING) : turn)
                .knowing(Facts.running(true));
    }

    /// What a stopped turn still says is not wanted any more.
    private static SessionState streaming(SessionState state, Instant now, UnaryOperator<Parts> change) {
        return state.isIn(Phase.STOPPING) ? state : working(state, now, change);
    }

    private static SessionState working(SessionState state, Instant now, UnaryOperator<Parts> change) {
        if (state.isIn(Phase.ANSWERED) || (state.isIn(Phase.SENDING) && !state.signs().submitted())) {
            return state;
        }
        if (!state.busy()) {
            var late = state.turn().flatMap(LiveTurn::endedAt).filter(end -> end.plus(LATE).isAfter(now)).isPresent();
            return late ? state : working(started(state, Optional.empty(), now), now, change);
        }
        return running(state).parts(change).turn(turn -> turn.withStatus(""));
    }

    private static SessionState toolEnded(SessionState state, GatewayEvent.ToolEnded tool, Instant now) {
        var ended = working(state, now, parts -> parts.ended(tool, now));
        return tool.todos().isEmpty() ? ended : ended.turn(turn -> turn.withTodos(tool.todos()));
    }

    private static SessionState answered(SessionState state, TurnEnded end, Instant now) {
        if (!state.working() || (state.isIn(Phase.SENDING) && !state.signs().submitted())) {
            return state;
        }
        var keepsStreamed = end.ending() != Ending.COMPLETE;
        var text = end.text().filter(_ -> !keepsStreamed).orElse("");
        var closed = state.parts(parts -> parts.finalText(text, now).closed(now))
                .signs(Signs::begin)
                .turn(turn -> turn.answered(end.ending(), end.failure()));
        return RequestFold.expired(closed, "no longer asked", now);
    }

    /// Before anything was heard of the turn, a failure is its end; afterwards the backend still says when it is free.
    private static SessionState failed(SessionState state, TurnFailure failure, Instant now) {
        if (state.isIn(Phase.SENDING) && !state.signs().submitted()) {
            return state.turn(turn -> turn.withStatus(failure.sentence()));
        }
        var turn = state.working()
                ? state
                : state.begin(LiveTurn.found(state.turns() + 1, taken(state), now, now), Signs.NONE);
        var closed = turn.parts(parts -> parts.closed(now))
                .turn(failing -> failing.answered(Ending.FAILED, Optional.of(failure)));
        var expired = RequestFold.expired(closed, "no longer asked", now);
        return turn.signs().begun() ? expired : ended(expired, now);
    }

    /// A prompt that nobody has taken yet is not freed by the end of the turn before it.
    private static SessionState freed(SessionState state, Instant now) {
        if (!state.busy()) {
            return state.knowing(Facts.running(false));
        }
        if (!state.signs().begun()) {
            return state.signs().submitted() ? state.signs(signs -> signs.doubt(now)) : state;
        }
        return ended(state, now);
    }

    /// The turn is over, and nothing of it goes on. One that was stopped and never told its end was interrupted.
    static SessionState ended(SessionState state, Instant now) {
        var answered = state.isIn(Phase.STOPPING)
                ? state.turn(turn -> turn.answered(Ending.INTERRUPTED, Optional.empty()))
                : state;
        var closed = answered.parts(parts -> parts.closed(now))
                .turn(turn -> turn.over(now))
                .knowing(Facts.running(false));
        return RequestFold.expired(closed, "no longer asked", now);
    }

    private static SessionState said(SessionState state, String kind, String text, Instant now) {
        var clears = kind.equals("ready") || text.equals("ready");
        if (!state.working() && BETWEEN_TURNS.contains(kind)) {
            return state.noticing(kind, text, now);
        }
        return state.working() ? state.turn(turn -> turn.withStatus(clears ? "" : text.strip())) : state;
    }

    private static SessionState moved(SessionState state, Subagent subagent, Instant now) {
        return state.turn(turn -> {
            var all = new ArrayList<>(turn.subagents());
            var at = all.stream().map(known -> known.now().id()).toList().indexOf(subagent.id());
            if (at < 0) {
                all.add(new LiveSubagent(subagent, now));
            } else {
                all.set(at, all.get(at).moved(subagent, now));
            }
            return turn.withSubagents(all);
        });
    }

    /// The truth, whatever was believed before.
    static SessionState found(SessionState state, Snapshot snapshot, Instant now) {
        var known = state.at(snapshot.session()).knowing(snapshot.facts()).knowing(Facts.running(snapshot.running()));
        if (state.isIn(Phase.SENDING) && !snapshot.running()) {
            return known;
        }
        var asked = RequestFold.replaced(known, snapshot.requests(), now);
        if (!snapshot.running()) {
            return doubted(asked, now);
        }
        var running = asked.working() ? running(asked) : adopted(asked, snapshot, now);
        var answer = snapshot.inflight().map(Snapshot.Inflight::answer).orElse("");
        return handedOver(waiting(running, snapshot, now), snapshot, now).parts(parts -> parts.caughtUp(answer, now))
                .turn(turn -> snapshot.todos().isEmpty() ? turn : turn.withTodos(snapshot.todos()))
                .turn(turn -> turn.withStatus(snapshot.waiting() && snapshot.requests().isEmpty()
                        ? "waits for an input that can't be shown here"
                        : turn.status()));
    }

    /// What its backend has taken for later is known already, or comes from another client.
    private static SessionState waiting(SessionState state, Snapshot snapshot, Instant now) {
        return state.next().isPresent()
                ? state
                : state.next(snapshot.queued().map(text -> SessionState.Next.elsewhere(text, now)));
    }

    /// Each is told once, however often the turn is found.
    private static SessionState handedOver(SessionState state, Snapshot snapshot, Instant now) {
        var all = state;
        for (var correction : snapshot.inflight().map(Snapshot.Inflight::corrections).orElse(List.of())) {
            var told = new Notice(0, now, STEERED, correction.strip());
            all = all.notices().stream().anyMatch(told::isLike) ? all : all.noticing(STEERED, correction, now);
        }
        return all;
    }

    /// Its end was not heard, but it may be over.
    private static SessionState doubted(SessionState state, Instant now) {
        return state.busy() ? state.signs(signs -> signs.doubt(now)) : state;
    }

    /// A turn that ran before we were here.
    private static SessionState adopted(SessionState state, Snapshot snapshot, Instant now) {
        var prompt = snapshot.inflight()
                .map(Snapshot.Inflight::prompt)
                .filter(text -> !text.isBlank())
                .map(text -> new LivePrompt(Optional.empty(), snapshot.turnStartedAt().orElse(now), text,
                        List.of()));
        return state.begin(LiveTurn.found(state.turns() + 1, prompt, snapshot.turnStartedAt().orElse(now), now),
                Signs.NONE.begin());
    }

    /// Facts about one thing only.
    private static final class Facts {
        private Facts() {}

        static SessionFacts running(boolean running) {
            return only(Optional.empty(), Optional.of(running));
        }

        static SessionFacts titled(String title) {
            return only(Optional.of(title), Optional.empty());
        }

        private static SessionFacts only(Optional<String> title, Optional<Boolean> running) {
            return new SessionFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), title, running,
                    Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
