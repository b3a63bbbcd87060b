package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.InputRequest.Question;

class AnswerWordsTest {
    private static final Question ONE = new Question("q1", "Which?", List.of(), false);
    private static final Question SEVERAL = new Question("q1", "Which ones?", List.of(), true);

    @Test
    void whatIsSkippedIsNothing() {
        assertThat(AnswerWords.reply(ONE, Map.of())).isNull();
        assertThat(AnswerWords.reply(ONE, Map.of("q1", List.of()))).isNull();
    }

    @Test
    void aCommaInOneAnswerIsPartOfIt() {
        assertThat(AnswerWords.reply(ONE, Map.of("q1", List.of("fast, but careful")))).isEqualTo("fast, but careful");
    }

    @Test
    void severalChoicesArePartedByCommas() {
        assertThat(AnswerWords.reply(SEVERAL, Map.of("q1", List.of("A", "B")))).isEqualTo("A, B");
    }

    @Test
    void aChoiceWithACommaStaysWholeAmongSeveral() {
        assertThat(AnswerWords.reply(SEVERAL, Map.of("q1", List.of("red, green", "blue"))))
                .isEqualTo("[\"red, green\",\"blue\"]");
    }
}
