package dev.talaria.live;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.TurnsUnderWay;
import dev.talaria.team.TurnsUnderWay.Begun;

/// Takes up again what was under way when we stopped: turns that may still run, prompts that wait, and those of which nobody
/// knows whether they left. Where nothing was under way, no backend is touched.
@Component
class Recovery {
    private static final String NOT_FINISHED = "Talaria was stopped while this turn ran, and it did not finish.";
    private static final String NOT_ARRIVED = "Talaria was stopped while this was sent. It seems not to have arrived.";

    private final TurnsUnderWay underWay;
    private final PromptQueue queue;
    private final SessionBook book;
    private final NewSessions newSessions;
    private final Gateways gateways;
    private final Transcripts transcripts;
    private final Arrivals arrivals;
    private final Aftermath aftermath;
    private final Dispatcher dispatcher;
    private final Background background;
    private final Clock clock;

    Recovery(TurnsUnderWay underWay, PromptQueue queue, SessionBook book, NewSessions newSessions, Gateways gateways,
            Transcripts transcripts, Arrivals arrivals, Aftermath aftermath, Dispatcher dispatcher,
            Background background, Clock clock) {
        this.underWay = underWay;
        this.queue = queue;
        this.book = book;
        this.newSessions = newSessions;
        this.gateways = gateways;
        this.transcripts = transcripts;
        this.arrivals = arrivals;
        this.aftermath = aftermath;
        this.dispatcher = dispatcher;
        this.background = background;
        this.clock = clock;
    }

    void begin() {
        background.run(() -> {
            var turns = underWay.all();
            queue.sessions().forEach(session -> holdUncertain(session, turns));
            turns.forEach(this::show);
            attachNext(turns);
            queue.sessions().forEach(dispatcher::look);
        });
    }

    /// What was on its way when we stopped may have arrived: somebody has to decide.
    private void holdUncertain(SessionKey session, List<Begun> turns) {
        var ran = turns.stream().filter(turn -> turn.session().equals(session)).map(Begun::text).toList();
        var sending = queue.of(session).stream().filter(kept -> kept.state() == State.SENDING).toList();
        for (var kept : sending) {
            if (ran.contains(kept.text())) {
                queue.remove(kept, List.of(State.SENDING));
            } else {
                queue.turn(kept, List.of(State.SENDING), State.HELD, remark(kept));
            }
        }
        if (!sending.isEmpty()) {
            // nothing overtakes it
            queue.of(session).forEach(kept -> {
                if (isHeld(session)) {
                    queue.turn(kept, List.of(State.WAITING), State.HELD, "");
                }
            });
        }
    }

    private boolean isHeld(SessionKey session) {
        return queue.of(session).stream().anyMatch(kept -> kept.state() == State.HELD);
    }

    private String remark(Kept kept) {
        var stored = transcripts.prompts(kept.session().profile(), kept.session().root());
        var arrived = !stored.isEmpty() && stored.getLast().text().strip().endsWith(kept.text().strip());
        return arrived
                ? "Talaria was stopped while this was sent. It seems to have arrived."
                : NOT_ARRIVED;
    }

    private void show(Begun turn) {
        var prompt = Optional.of(turn.text())
                .filter(text -> !text.isEmpty())
                .map(text -> new LivePrompt(turn.author().map(Author::of), turn.at(), text, List.of()));
        var now = clock.instant();
        book.change(turn.session(), state -> state.busy()
                ? state
                : state.begin(LiveTurn.found(state.turns() + 1, prompt, turn.at(), now).withAfter(turn.lastRow()),
                        Signs.NONE.begin()));
    }

    /// Neither a file nor a backend has heard of its session: the prompt did not get so far.
    private void waitAgain(SessionState shown) {
        shown.turn().flatMap(LiveTurn::prompt).ifPresent(prompt -> prompt.author().ifPresent(author -> {
            var kept = queue.add(shown.key(), new Member(author.id(), author.name()), prompt.text(),
                    prompt.attachments(), Optional.empty(), true);
            queue.turn(kept, List.of(State.WAITING), State.HELD, NOT_ARRIVED);
        }));
        book.change(shown.key(), Aftermath.ofTurn(shown.turns(), SessionState::withoutTurn));
    }

    /// One after another: many backends at once would only wait for each other.
    private void attachNext(List<Begun> turns) {
        if (!turns.isEmpty()) {
            attach(turns.getFirst().session())
                    .whenCompleteAsync((_, _) -> attachNext(turns.subList(1, turns.size())), background::run);
        }
    }

    private CompletableFuture<?> attach(SessionKey session) {
        var gateway = gateways.of(session.profile());
        if (gateway.isEmpty()) {
            underWay.forget(session);
            book.change(session, SessionState::withoutTurn);
            return CompletableFuture.completedFuture(session);
        }
        transcripts.end(session.profile(), session.root()).ifPresent(end -> {
            book.learn(session, end.tip());
            book.change(session, state -> state.at(end.tip()));
        });
        var state = book.of(session);
        return gateway.get().attach(state.tip()).thenAccept(reply -> found(state, reply));
    }

    private void found(SessionState shown, Reply<Snapshot> reply) {
        if (reply instanceof Reply.Done<Snapshot>(var snapshot)) {
            book.learn(shown.key(), snapshot.session());
            book.change(shown.key(), state -> SessionFold.found(state, snapshot, clock.instant()));
            snapshot.queued().ifPresent(text -> arrivals.foundQueued(shown.key(), text));
            if (!snapshot.running()) {
                aftermath.settle(shown.key(), shown.turns(), NOT_FINISHED);
            }
        }
        if (reply instanceof Reply.Refused<Snapshot>(var why, _)) {
            refused(shown, why);
        }
    }

    private void refused(SessionState shown, Refusal why) {
        if (why != Refusal.GONE) {
            // where it could not be asked, the watchdog asks again, and soon
            book.change(shown.key(), Aftermath.ofTurn(shown.turns(),
                    state -> state.signs(signs -> signs.doubt(clock.instant()))));
        } else if (newSessions.unwritten(shown.key()).isPresent()) {
            waitAgain(shown);
        } else {
            aftermath.settle(shown.key(), shown.turns(), NOT_FINISHED);
        }
    }
}
