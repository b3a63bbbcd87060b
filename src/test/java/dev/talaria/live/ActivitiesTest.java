package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.SessionFacts;

class ActivitiesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");

    @Test
    void aSilenceIsToldInSecondsMinutesOrHours() {
        var silent = SessionState.of(LiveTest.SESSION, LiveTest.ID)
                .begin(LiveTurn.found(1, Optional.empty(), NOW, NOW), Signs.NONE.begin())
                .turn(LiveTurn::silent);

        assertThat(Activities.words(silent, NOW.plusSeconds(20))).isEqualTo("silent for 20 s");
        assertThat(Activities.words(silent, NOW.plusSeconds(400))).isEqualTo("silent for 6 min");
        assertThat(Activities.words(silent, NOW.plusSeconds(3 * 3600))).isEqualTo("silent for 3 h");
    }

    @Test
    void whatRunsOnAfterATurnIsBackgroundUntilItsEndOrThatOfItsBackend() {
        var idle = SessionState.of(LiveTest.SESSION, LiveTest.ID);

        var one = idle.knowing(SessionFacts.ofProcesses(1));
        var gone = SessionFold.after(one, new GatewayEvent.Detached(LiveTest.ID, "It was stopped."), NOW);

        assertThat(Activities.of(one)).isEqualTo(Activity.BACKGROUND);
        assertThat(Activities.words(one, NOW)).isEqualTo("1 process runs");
        assertThat(Activities.words(idle.knowing(SessionFacts.ofProcesses(2)), NOW)).isEqualTo("2 processes run");
        assertThat(Activities.of(one.knowing(SessionFacts.ofProcesses(0)))).isEqualTo(Activity.IDLE);
        assertThat(Activities.of(gone)).isEqualTo(Activity.IDLE);
    }
}
