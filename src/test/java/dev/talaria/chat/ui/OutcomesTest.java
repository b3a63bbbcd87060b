package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.Compressed;

class OutcomesTest {
    @Test
    void whatACompressionSavedIsSaidInSentences() {
        assertThat(Outcomes.compressed(new Compressed(false, "Compressed: 6 → 2 messages", "~900 → ~300 tokens")))
                .isEqualTo("Compressed: 6 → 2 messages. ~900 → ~300 tokens.");
        assertThat(Outcomes.compressed(new Compressed(false, "It goes on.", ""))).isEqualTo("It goes on.");
        assertThat(Outcomes.compressed(new Compressed(true, "", ""))).isEqualTo("There is nothing to compress yet.");
    }
}
