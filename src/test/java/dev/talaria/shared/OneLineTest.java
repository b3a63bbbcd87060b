package dev.talaria.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void breaksAndRunsOfBlanksBecomeOneBlank() {
        assertThat(OneLine.of("  Roll\n\n out\tnow ", 20)).isEqualTo("Roll out now");
    }

    @Test
    void aLongTextEndsInAnEllipsisAndNeverWithinACharacter() {
        assertThat(OneLine.of("12345", 5)).isEqualTo("12345");
        assertThat(OneLine.of("123456", 5)).isEqualTo("1234…");
        assertThat(OneLine.of("🙂🙂🙂🙂", 3)).isEqualTo("🙂🙂…");
    }

    @Test
    void nothingTurnsTheLettersOfACommandAround() {
        assertThat(OneLine.of("rm \u202e/ fr-\u202c\u001b[2K x", 40)).isEqualTo("rm / fr-[2K x");
    }
}
