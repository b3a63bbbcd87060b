package dev.talaria.live;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;

/// What became of prompts that were sent. One stays kept until its backend has said that it has it; whether it has is asked,
/// never guessed, so that none is sent twice and none is lost.
@Component
class Arrivals {
    private final PromptQueue queue;
    private final SessionBook book;
    private final Transcripts transcripts;
    private final Background background;
    private final Clock clock;

    Arrivals(PromptQueue queue, SessionBook book, Transcripts transcripts, Background background, Clock clock) {
        this.queue = queue;
        this.book = book;
        this.transcripts = transcripts;
        this.background = background;
        this.clock = clock;
        book.read((before, after) -> {
            if (before.next().isPresent() && after.next().isEmpty()) {
                background.run(() -> kept(before).ifPresent(kept -> queue.remove(kept, List.of(State.SENDING))));
            }
        });
    }

    /// Changes the session as long as its turn is this prompt's.
    SessionState ofTurn(Kept prompt, UnaryOperator<SessionState> change) {
        return book.change(prompt.session(), state -> state.isOf(prompt) ? change.apply(state) : state);
    }

    /// Its backend has it.
    void taken(Kept prompt, Gateway gateway, Gateway.Submitted how) {
        if (how == Gateway.Submitted.QUEUED) {
            queue.turn(prompt, List.of(State.SENDING), State.SENDING, QueuedPrompt.TAKEN);
            ofTurn(prompt, state -> state.isIn(Phase.SENDING) ? takenForLater(prompt, state) : state);
            return;
        }
        queue.remove(prompt, List.of(State.SENDING));
        var state = ofTurn(prompt, known -> known.isIn(Phase.SENDING)
                ? known.turn(turn -> turn.in(Phase.RUNNING).heard(clock.instant()))
                : known);
        if (state.isOf(prompt) && state.isIn(Phase.STOPPING)) {
            gateway.stop(state.tip());
        }
    }

    /// Another turn runs there: it is that one which is heard now.
    private SessionState takenForLater(Kept prompt, SessionState state) {
        var waiting = state.turn().flatMap(LiveTurn::prompt)
                .map(shown -> new SessionState.Next(Optional.of(prompt.id()), shown));
        return somebodyElses(state).next(waiting);
    }

    private SessionState somebodyElses(SessionState state) {
        var now = clock.instant();
        return state.begin(LiveTurn.found(state.turns() + 1, Optional.empty(), now, now), Signs.NONE.begin());
    }

    /// The backend has not begun what it took for later, and does not run: somebody decides whether it is sent again.
    void letGo(SessionState state) {
        background.run(() -> {
            kept(state).ifPresent(kept -> queue.turn(kept, List.of(State.SENDING), State.HELD,
                    "The agent had it, and did not begin it."));
            book.change(state.key(), known -> !known.busy() && known.next().equals(state.next())
                    ? known.next(Optional.empty())
                    : known);
        });
    }

    /// Where what its backend has taken for later is kept here.
    private Optional<Kept> kept(SessionState state) {
        return state.next().flatMap(SessionState.Next::row).flatMap(row -> queue.find(state.key(), row));
    }

    /// Its backend tells what it has taken for later. Of a prompt that is held here, since nobody knew whether it arrived, that is
    /// known now: sent once more, it would come twice.
    void foundQueued(SessionKey session, String text) {
        queue.of(session).stream()
                .filter(kept -> kept.state() == State.HELD && !kept.remark().isEmpty() && isOf(text, kept))
                .findFirst()
                .filter(kept -> queue.turn(kept, List.of(State.HELD), State.SENDING, QueuedPrompt.TAKEN))
                .ifPresent(this::isNext);
    }

    /// Files are named before the text.
    private static boolean isOf(String queued, Kept prompt) {
        var text = prompt.text().strip();
        return queued.strip().equals(text) || queued.strip().endsWith("\n" + text);
    }

    private void isNext(Kept prompt) {
        var next = SessionState.Next.of(prompt);
        var state = book.change(prompt.session(),
                known -> known.isNextOfOthers() ? known.next(Optional.of(next)) : known);
        if (!state.next().equals(Optional.of(next))) {
            // it has begun meanwhile
            queue.remove(prompt, List.of(State.SENDING));
        }
    }

    /// It waits again, behind the turn that runs.
    void foundBusy(Kept prompt, Snapshot snapshot) {
        queue.turn(prompt, List.of(State.SENDING), State.WAITING, "");
        ofTurn(prompt, state -> SessionFold.found(state.withoutTurn(), snapshot, clock.instant()));
    }

    /// Somebody stopped it before it left.
    void withdraw(Kept prompt) {
        queue.turn(prompt, List.of(State.SENDING), State.HELD, "");
        ofTurn(prompt, SessionState::withoutTurn);
    }

    void refused(Kept prompt, Gateway gateway, Reply.Refused<?> refused) {
        switch (refused.why()) {
            case BUSY -> {
                queue.turn(prompt, List.of(State.SENDING), State.WAITING, "");
                // nobody told of that turn, so that it is asked soon whether it still runs
                ofTurn(prompt, state -> somebodyElses(state).signs(signs -> signs.doubt(clock.instant())));
            }
            case POOL_FULL -> {
                queue.turn(prompt, List.of(State.SENDING), State.WAITING, refused.words());
                ofTurn(prompt, SessionState::withoutTurn);
            }
            case UNCERTAIN -> ask(prompt, gateway, refused.words());
            case GONE -> {
                // it is to be attached again before it is tried again
                book.detached(prompt.session());
                fail(prompt, refused.words());
            }
            case UNSUPPORTED, INVALID, UNREACHABLE, FAILED -> fail(prompt, refused.words());
        }
    }

    private void ask(Kept prompt, Gateway gateway, String words) {
        var state = book.of(prompt.session());
        if (!state.isOf(prompt) || !state.isIn(Phase.SENDING)) {
            // it was heard to begin
            queue.remove(prompt, List.of(State.SENDING));
            return;
        }
        gateway.ask(state.tip()).whenCompleteAsync((reply, _) -> {
            if (reply instanceof Reply.Done<Gateway.Truth>(var truth) && isRunning(truth)) {
                taken(prompt, gateway, Gateway.Submitted.STARTED);
            } else if (isInFile(prompt)) {
                queue.remove(prompt, List.of(State.SENDING));
                ofTurn(prompt, known -> SessionFold.ended(known, clock.instant()));
            } else {
                fail(prompt, words + " Nothing tells that the prompt arrived.");
            }
        }, background::run);
    }

    private static boolean isRunning(Gateway.Truth truth) {
        return truth == Gateway.Truth.RUNNING || truth == Gateway.Truth.WAITING;
    }

    private boolean isInFile(Kept prompt) {
        var after = book.of(prompt.session()).turn().map(LiveTurn::after).orElse(LiveTurn.NOT_KNOWN);
        return isInFile(prompt, after);
    }

    /// Whether a prompt with this text came behind a row.
    boolean isInFile(Kept prompt, long after) {
        return transcripts.prompts(prompt.session().profile(), prompt.session().root())
                .stream()
                .anyMatch(stored -> stored.id() > after && stored.text().strip().endsWith(prompt.text().strip()));
    }

    /// It stays kept, and its turn says what went wrong, until somebody sends it again or takes it back.
    void fail(Kept prompt, String words) {
        queue.turn(prompt, List.of(State.SENDING), State.FAILED, words);
        var failure = new TurnFailure("gateway", words, words, true);
        ofTurn(prompt, state -> SessionFold.ended(
                state.turn(turn -> turn.answered(Ending.FAILED, Optional.of(failure))), clock.instant()));
    }
}
