package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.talaria.live.LiveTurn.Phase;

/// How long a turn may be silent.
///
/// @param ask after which its backend is asked, again and again
/// @param stalled after which people are told, whatever the backend says
record Silence(Duration ask, Duration stalled) {
    /// What usually follows at once.
    private static final Duration SETTLES = Duration.ofSeconds(2);
    private static final Duration STOPS = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    boolean isStalled(SessionState state, Instant now) {
        return state.requests().isEmpty() && state.turn()
                .filter(turn -> turn.phase() != Phase.ANSWERED && turn.phase() != Phase.ENDED)
                .filter(_ -> state.signs().submitted())
                .filter(turn -> !turn.stalled() && !turn.lastHeard().plus(stalled).isAfter(now))
                .isPresent();
    }

    boolean wantsAsking(SessionState state, Instant now) {
        if (!state.signs().submitted()) {
            return false;
        }
        return state.turn().filter(turn -> !due(state, turn).isAfter(now)).isPresent();
    }

    /// Whether a prompt that the backend took for later should have begun by now.
    boolean isOverdue(SessionState state, Instant now) {
        return !state.busy() && state.next().isPresent() && state.turn()
                .flatMap(LiveTurn::endedAt)
                .filter(end -> !end.plus(AGAIN).isAfter(now))
                .isPresent();
    }

    private Instant due(SessionState state, LiveTurn turn) {
        var heard = turn.lastHeard();
        if (state.signs().doubted().isPresent()) {
            return latest(state, state.signs().doubted().get().plus(SETTLES), AGAIN);
        }
        return switch (turn.phase()) {
            case SENDING, ENDED -> Instant.MAX;
            case ANSWERED -> latest(state, heard.plus(SETTLES), AGAIN);
            case STOPPING -> latest(state, heard.plus(STOPS), STOPS);
            case RUNNING -> latest(state, heard.plus(ask), ask);
        };
    }

    private static Instant latest(SessionState state, Instant due, Duration again) {
        return Stream.concat(Stream.of(due), state.signs().asked().map(asked -> asked.plus(again)).stream())
                .max(Comparator.naturalOrder())
                .orElse(due);
    }
}
