package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.Compressed;
import dev.talaria.live.SessionControls.Undone;

class OutcomesTest {
    @Test
    void whatIsTakenBackSaysWhatOfItIsLost() {
        assertThat(Outcomes.undone(new Undone(0, "", List.of(), 0))).isEqualTo("There was nothing to take back.");
        assertThat(Outcomes.undone(new Undone(1, "Hm", List.of(), 1)))
                .isEqualTo("Took back one message. Its picture has to be attached again.");
        assertThat(Outcomes.undone(new Undone(4, "Hm", List.of(), 2)))
                .isEqualTo("Took back 4 messages. 2 pictures have to be attached again.");
    }

    @Test
    void whatACompressionSavedIsSaidInSentences() {
        assertThat(Outcomes.compressed(new Compressed(false, "Compressed: 6 → 2 messages", "~900 → ~300 tokens")))
                .isEqualTo("Compressed: 6 → 2 messages. ~900 → ~300 tokens.");
        assertThat(Outcomes.compressed(new Compressed(false, "It goes on.", ""))).isEqualTo("It goes on.");
        assertThat(Outcomes.compressed(new Compressed(true, "", ""))).isEqualTo("There is nothing to compress yet.");
    }
}
