package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlashLineTest {
    @Test
    void aCommandHasANameAndWhatFollows() {
        assertThat(SlashLine.of(" /Title  Rotate the certificates ")).get()
                .extracting(SlashLine::name, SlashLine::argument)
                .containsExactly("title", "Rotate the certificates");
        assertThat(SlashLine.of("/compress")).get().extracting(SlashLine::argument).isEqualTo("");
    }

    @Test
    void aPathIsNoCommand() {
        assertThat(SlashLine.of("/etc/hosts is broken")).isEmpty();
        assertThat(SlashLine.of("/")).isEmpty();
        assertThat(SlashLine.of("tell me about /title")).isEmpty();
    }
}
