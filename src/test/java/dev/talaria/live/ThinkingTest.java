package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.team.Authors.Stored;

class ThinkingTest extends LiveTest {
    @Test
    void howLongWasThoughtIsStillKnownAfterARestart() {
        sendAndStart("Is it so?");
        hear(new GatewayEvent.ReasoningGrew(ID, "The three certificates "));
        clock.move(Duration.ofSeconds(6));
        hear(new GatewayEvent.ReasoningGrew(ID, "share one CA."));
        hear(new GatewayEvent.TextGrew(ID, "It is."));
        await("it is noted", this::tookSixSeconds);

        restart();

        await("it is still known", this::tookSixSeconds);
    }

    private boolean tookSixSeconds() {
        return talaria.thoughts.of(SESSION, List.of(new Stored(4, "The three certificates share one CA.")))
                .equals(Map.of(4L, Duration.ofSeconds(6)));
    }
}
