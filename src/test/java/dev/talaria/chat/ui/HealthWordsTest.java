package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.shared.ProfileName;

class HealthWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void whatRunsTellsItsVersionAgeAndMemory() {
        var words = HealthWords.of(GatewayKind.HERMES, new GatewayHealth.Ready(GatewayKind.HERMES, "0.19.0", 4,
                NOW.minusSeconds(720), OptionalLong.of(180_000_000)), NOW);

        assertThat(words.state()).isEqualTo("ready");
        assertThat(words.lines()).containsExactly("A Hermes that Talaria starts.", "Version 0.19.0, contract 4.",
                "It uses 180 MB of memory.", "Ready for 12 min.");
    }

    @Test
    void whoHoldsThePlacesIsNamed() {
        var holder = new GatewayHealth.Holder(ProfileName.DEFAULT, "works");

        var words = HealthWords.of(GatewayKind.HERMES, new GatewayHealth.Waiting(NOW.minusSeconds(3), List.of(holder)),
                NOW);

        assertThat(words.lines().getLast()).contains("default works").contains("3 s");
    }

    @Test
    void oneElsewhereTakesNoPlaceAndIsNotStarted() {
        var waking = HealthWords.of(GatewayKind.REMOTE, new GatewayHealth.Waking(NOW.minusSeconds(2), 0, 0), NOW);
        var cold = HealthWords.of(GatewayKind.REMOTE, new GatewayHealth.Cold(), NOW);

        assertThat(waking.lines()).containsExactly("A Hermes on another host.",
                "Talaria has been connecting to it for 2 s.");
        assertThat(waking.state()).isEqualTo("connecting");
        assertThat(cold.lines().getLast()).isEqualTo("Nobody has looked for it yet. The first prompt does.");
    }

    @Test
    void aRehearsalSaysThatNobodyThinks() {
        assertThat(HealthWords.of(GatewayKind.REHEARSAL, new GatewayHealth.Cold(), NOW).lines().getFirst())
                .contains("scripted");
    }
}
