package dev.talaria.live;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;

/// Ends a turn of which it is certain that it does not run any more, though nobody has heard its end. The file tells whether
/// it was finished.
@Component
class Aftermath {
    private final SessionBook book;
    private final Transcripts transcripts;
    private final Background background;
    private final Clock clock;

    Aftermath(SessionBook book, Transcripts transcripts, Background background, Clock clock) {
        this.book = book;
        this.transcripts = transcripts;
        this.background = background;
        this.clock = clock;
    }

    /// @param turn the number of the turn; a later one is left alone
    /// @param broken what to say where it was not finished
    void settle(SessionKey session, long turn, String broken) {
        background.run(() -> {
            var finished = isFinished(book.of(session));
            book.change(session, ofTurn(turn, state -> settled(state, finished, broken)));
        });
    }

    private boolean isFinished(SessionState state) {
        var after = state.turn().map(LiveTurn::after).orElse(LiveTurn.NOT_KNOWN);
        return transcripts.end(state.key().profile(), state.key().root())
                .filter(end -> end.lastRow() > after && !end.awaitsAnswer())
                .isPresent();
    }

    private SessionState settled(SessionState state, boolean finished, String broken) {
        var now = clock.instant();
        if (state.parts().list().isEmpty() && state.turn().flatMap(LiveTurn::prompt).isEmpty()) {
            // a turn of which nobody ever saw anything
            return state.withoutTurn();
        }
        if (state.isIn(Phase.ANSWERED) || state.isIn(Phase.STOPPING)) {
            return SessionFold.ended(state, now);
        }
        var failure = finished
                ? Optional.<TurnFailure>empty()
                : Optional.of(new TurnFailure("gateway", broken, broken, true));
        return SessionFold.ended(
                state.turn(turn -> turn.answered(finished ? Ending.COMPLETE : Ending.FAILED, failure)), now);
    }

    static UnaryOperator<SessionState> ofTurn(long number, UnaryOperator<SessionState> change) {
        return state -> state.busy() && state.turns() == number ? change.apply(state) : state;
    }
}
