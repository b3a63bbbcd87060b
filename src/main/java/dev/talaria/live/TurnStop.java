package dev.talaria.live;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.Reply;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.shared.SessionKey;

/// Stops the turn that runs in a session, once, and lets it go on where its agent does not stop.
final class TurnStop {
    private final SessionBook book;
    private final Gateways gateways;

    TurnStop(SessionBook book, Gateways gateways) {
        this.book = book;
        this.gateways = gateways;
    }

    /// A prompt that has not left yet is withdrawn by whoever sends it, who sees that it is to stop.
    void stop(SessionKey session) {
        var before = book.of(session);
        var after = book.change(session,
                state -> state.working() ? state.turn(turn -> turn.in(Phase.STOPPING)) : state);
        if (after.isIn(Phase.STOPPING) && (after.signs().submitted() || after.signs().begun())
                && !before.isIn(Phase.STOPPING)) {
            gateways.of(session.profile()).ifPresent(gateway -> gateway.stop(after.tip())
                    .thenAccept(reply -> stopped(after, reply)));
        }
    }

    private void stopped(SessionState stopping, Reply<Gateway.Nothing> reply) {
        if (reply instanceof Reply.Refused<Gateway.Nothing>(_, var words)) {
            book.change(stopping.key(), Aftermath.ofTurn(stopping.turns(), state -> state.isIn(Phase.STOPPING)
                    ? state.turn(turn -> turn.in(Phase.RUNNING).withStatus(words))
                    : state));
        }
    }
}
