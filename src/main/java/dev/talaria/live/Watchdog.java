package dev.talaria.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.shared.SessionKey;

/// Looks after turns that are silent. It asks, and shows meanwhile that nothing is heard; only an answer, or a backend that
/// cannot come back, ends a turn.
@Component
class Watchdog {
    private static final long ANSWER_SECONDS = 15;

    private final SessionBook book;
    private final Aftermath aftermath;
    private final Arrivals arrivals;
    private final Gateways gateways;
    private final LiveBells bells;
    private final Clock clock;
    private final Silence silence;
    /// What the lists were told of its silence.
    private final Map<SessionKey, String> told = new ConcurrentHashMap<>();

    Watchdog(SessionBook book, Aftermath aftermath, Arrivals arrivals, Gateways gateways, LiveBells bells, Clock clock,
            @Value("${talaria.watchdog.ask:45s}") Duration ask,
            @Value("${talaria.watchdog.stalled:5m}") Duration stalled) {
        this.book = book;
        this.aftermath = aftermath;
        this.arrivals = arrivals;
        this.gateways = gateways;
        this.bells = bells;
        this.clock = clock;
        this.silence = new Silence(ask, stalled);
    }

    void look() {
        var now = clock.instant();
        book.all().stream().filter(SessionState::busy).toList().forEach(state -> look(state, now));
        book.all().stream().filter(state -> silence.isOverdue(state, now)).toList().forEach(this::askForNext);
        told.keySet().removeIf(session -> book.known(session).flatMap(SessionState::turn)
                .filter(LiveTurn::stalled).isEmpty());
    }

    private void look(SessionState state, Instant now) {
        if (silence.isStalled(state, now)) {
            book.change(state.key(), Aftermath.ofTurn(state.turns(),
                    known -> silence.isStalled(known, now) ? known.turn(LiveTurn::silent) : known));
        }
        state.turn().filter(LiveTurn::stalled).ifPresent(_ -> {
            var words = Activities.words(state, now);
            if (!words.equals(told.put(state.key(), words))) {
                bells.notes(state.key().profile());
            }
        });
        if (isBroken(state)) {
            aftermath.settle(state.key(), state.turns(), lostContact(state));
        } else if (silence.wantsAsking(state, now)) {
            ask(state.key());
        }
    }

    private boolean isBroken(SessionState state) {
        return state.signs().submitted()
                && gateways.of(state.key().profile()).map(Gateway::health)
                        .filter(GatewayHealth.Broken.class::isInstance).isPresent();
    }

    /// Asks now whether the turn runs.
    ///
    /// @return what it answers; nothing where there is no answer
    CompletableFuture<Optional<Gateway.Truth>> ask(SessionKey session) {
        var state = book.of(session);
        var gateway = gateways.of(session.profile());
        if (!state.busy() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var now = clock.instant();
        book.change(session, Aftermath.ofTurn(state.turns(), known -> known.signs(signs -> signs.ask(now))));
        return gateway.get().ask(state.tip()).orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).handle((reply, failure) -> {
            if (failure == null && reply instanceof Reply.Done<Gateway.Truth>(var truth)) {
                answered(state, gateway.get(), truth, now);
                return Optional.of(truth);
            }
            return Optional.empty();
        });
    }

    private void answered(SessionState asked, Gateway gateway, Gateway.Truth truth, Instant at) {
        var session = asked.key();
        switch (truth) {
            case RUNNING -> book.change(session, Aftermath.ofTurn(asked.turns(), state -> state.signs(Signs::trust)));
            case WAITING -> {
                book.change(session, Aftermath.ofTurn(asked.turns(), state -> state.signs(Signs::trust)));
                if (book.of(session).requests().isEmpty()) {
                    gateway.attach(asked.tip()).thenAccept(reply -> found(session, reply));
                }
            }
            case IDLE, NOT_LIVE -> {
                // what was heard since the question is newer than the answer
                var silent = book.of(session).turn().filter(turn -> !turn.lastHeard().isAfter(at)).isPresent();
                if (silent) {
                    aftermath.settle(session, asked.turns(), lostContact(asked));
                }
            }
        }
    }

    private void found(SessionKey session, Reply<Snapshot> reply) {
        if (reply instanceof Reply.Done<Snapshot>(var snapshot)) {
            book.change(session, state -> SessionFold.found(state, snapshot, clock.instant()));
        }
    }

    /// A stopped turn takes with it what its backend had taken for later.
    private void askForNext(SessionState state) {
        gateways.of(state.key().profile()).ifPresent(gateway -> gateway.ask(state.tip())
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .whenComplete((reply, failure) -> {
                    if (failure == null && reply instanceof Reply.Done<Gateway.Truth>(var truth)
                            && (truth == Gateway.Truth.IDLE || truth == Gateway.Truth.NOT_LIVE)) {
                        arrivals.letGo(state);
                    }
                }));
    }

    private static String lostContact(SessionState state) {
        return "Lost contact with " + state.key().profile() + ". The turn did not finish.";
    }
}
