package dev.talaria.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InlineThoughtsTest {
    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final InlineThoughts thoughts = new InlineThoughts(thought::append, said::append);

    @Test
    void thinkingBeforeTheAnswerIsToldApartWhereverItsTagsAreCut() {
        var text = "\n<think>\nIs 1 < 2? Yes.</think>\n\nYes, 1 < 2.";
        for (var cut = 1; cut < text.length(); cut++) {
            thought.setLength(0);
            said.setLength(0);
            var pieces = new InlineThoughts(thought::append, said::append);

            pieces.add(text.substring(0, cut));
            pieces.add(text.substring(cut));
            pieces.end();

            assertThat(thought).as("cut at %d", cut).hasToString("\nIs 1 < 2? Yes.");
            assertThat(said).as("cut at %d", cut).hasToString("Yes, 1 < 2.");
        }
    }

    @Test
    void anAnswerWithoutThinkingComesAtOnceAndWhole() {
        thoughts.add("  Hello ");

        assertThat(said).hasToString("  Hello ");
        thoughts.add("<think>you</think>");
        assertThat(said).hasToString("  Hello <think>you</think>");
        assertThat(thought).isEmpty();
    }

    @Test
    void whatOnlyBeganLikeATagIsPartOfTheAnswer() {
        thoughts.add("<th");
        thoughts.end();

        assertThat(said).hasToString("<th");
    }

    @Test
    void thinkingThatIsNeverClosedIsNotLost() {
        thoughts.add("<think>Hm</thi");
        thoughts.end();

        assertThat(thought).hasToString("Hm</thi");
        assertThat(said).isEmpty();
    }
}
