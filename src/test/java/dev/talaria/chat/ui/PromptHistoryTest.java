package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.talaria.sessions.TranscriptEntry;

class PromptHistoryTest {
    @Test
    void theNewestPromptComesFirst() {
        assertThat(PromptHistory.newestFirst(List.of(prompt("one"), prompt("two")), List.of("now")))
                .containsExactly("now", "two", "one");
    }

    @Test
    void blanksAndRepetitionsAreLeftOut() {
        assertThat(PromptHistory.newestFirst(List.of(prompt("again"), prompt(" "), prompt("again")), List.of("again")))
                .containsExactly("again");
    }

    @Test
    void aPromptOfWhichOnlyAPartIsKnownIsNoneToRepeat() {
        var cut = new TranscriptEntry.Prompt(1, Instant.EPOCH, "the beginning", true, List.of(), List.of());

        assertThat(PromptHistory.newestFirst(List.of(cut), List.of())).isEmpty();
    }

    @Test
    void aSkillIsRepeatedByItsName() {
        var invoked = "[IMPORTANT: The user has invoked the \"work\" skill.]\n\nwhat it says\n\n"
                + "The instruction alongside the skill invocation: do it\n\n[Runtime note: none]";

        assertThat(PromptHistory.newestFirst(List.of(prompt(invoked)), List.of())).containsExactly("/work do it");
    }

    @Test
    void noMoreThanFiftyAreKept() {
        var many = IntStream.range(0, 80).mapToObj(number -> prompt("prompt " + number)).toList();

        assertThat(PromptHistory.newestFirst(many, List.of())).hasSize(50).startsWith("prompt 79");
    }

    private static TranscriptEntry prompt(String text) {
        return new TranscriptEntry.Prompt(1, Instant.EPOCH, text, false, List.of(), List.of());
    }
}
