package dev.talaria.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionConfigTest {
    @Test
    void whatWasSetIsFoundAgainAndWhatHermesKeepsStays() {
        var chosen = new SessionConfig("large", "high", "pirate", true);

        var json = chosen.onto("{\"_branched_from\":\"s\",\"max_iterations\":90,\"model\":\"small\"}");

        assertThat(json).contains("\"_branched_from\":\"s\"", "\"max_iterations\":90", "\"yolo_mode\":true");
        assertThat(SessionConfig.in(String.valueOf(json))).isEqualTo(chosen);
    }

    @Test
    void nothingChosenLeavesNothingBehind() {
        assertThat(SessionConfig.NONE.onto("{\"yolo_mode\":true,\"model\":\"small\"}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oops", "[1]", "null", "{\"reasoning_config\":false}" })
    void whateverIsThereIsRead(String json) {
        assertThat(SessionConfig.in(json)).isEqualTo(SessionConfig.NONE);
    }
}
