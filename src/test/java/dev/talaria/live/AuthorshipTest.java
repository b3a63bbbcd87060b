package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.team.Authors.Stored;

class AuthorshipTest extends LiveTest {
    @Test
    void whoSentAPromptIsStillKnownAfterARestart() {
        talaria.prompts.send(talaria.bert, SESSION, "Roll out", List.of(), false);
        awaitRunning();
        file.message("rollout", "user", "Roll out").message("rollout", "assistant", "Done.");
        endTurn("Done.");
        hear(new GatewayEvent.Freed(ID));
        await("it is noted", this::isBert);

        restart();

        await("it is still known", this::isBert);
    }

    private boolean isBert() {
        return talaria.authors.of(SESSION, List.of(new Stored(1, "Hello"), new Stored(3, "Roll out")))
                .equals(Map.of(3L, "Bert"));
    }
}
