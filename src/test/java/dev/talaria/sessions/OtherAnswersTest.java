package dev.talaria.sessions;

import static dev.talaria.sessions.OpenTranscripts.ANNA;
import static dev.talaria.sessions.OpenTranscripts.outline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.sessions.export.WholeText;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class OtherAnswersTest {
    private static final Object[] TAKEN_BACK = {"active", 0 };

    @TempDir
    Path home;

    @Test
    void whatWasAnsweredBeforeIsFoundOldestFirst() {
        var others = others(db -> turn(turn(turn(db, "hi", "hello"), "name one", "oak", TAKEN_BACK), "name one", "elm",
                TAKEN_BACK).message("s", "user", "name one").message("s", "assistant", "ash"));

        assertThat(others).containsExactly("name one: oak, elm");
    }

    @Test
    void ofAPromptThatWasChangedNothingIsLeft() {
        var others = others(db -> turn(turn(db, "name one", "oak", TAKEN_BACK), "name two", "oak, elm", TAKEN_BACK)
                .message("s", "user", "name two").message("s", "assistant", "ash, fir"));

        assertThat(others).containsExactly("name two: oak, elm");
    }

    @Test
    void everyPromptHasItsOwn() {
        var others = others(db -> turn(turn(turn(turn(db, "one", "a", TAKEN_BACK), "one", "b"), "two", "c", TAKEN_BACK),
                "two", "d"));

        assertThat(others).containsExactlyInAnyOrder("one: a", "two: c");
    }

    @Test
    void aTurnThatNobodyAnsweredIsNoAnswer() {
        var others = others(db -> turn(db.message("s", "user", "one", TAKEN_BACK), "one", "a"));

        assertThat(others).isEmpty();
    }

    @Test
    void whatWasSummarisedIsNoOtherAnswer() {
        var others = others(db -> turn(turn(db, "one", "a", "active", 0, "compacted", 1), "one", "b"));

        assertThat(others).isEmpty();
    }

    @Test
    void theWholeOfALongAnswerThatWasTakenBackCanBeHadButNotItsPrompt() {
        var longest = "oak ".repeat(60_000);
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            turn(turn(db.session("s", "rewind_count", 1), "name one", longest, TAKEN_BACK), "name one", "elm");
            var shown = open.entries("s");
            var other = open.transcripts
                    .otherAnswers(ANNA, new SessionKey(ProfileName.DEFAULT, new StoredId("s")), shown)
                    .getOrDefault(shown.getFirst().id(), List.of())
                    .getFirst();
            var file = open.files.of(ProfileName.DEFAULT, home.resolve("state.db"));

            assertThat(other.parts().getFirst()).isInstanceOfSatisfying(TranscriptEntry.Part.Text.class,
                    text -> assertThat(text.shortened()).isTrue());
            assertThat(WholeText.ofMessage(file, other.id(), "")).contains(longest);
            assertThat(WholeText.ofMessage(file, other.id() - 1, "")).isEmpty();
        }
    }

    private static WrittenStateDb turn(WrittenStateDb db, String prompt, String answer, Object... more) {
        return db.message("s", "user", prompt, more).message("s", "assistant", answer, more);
    }

    private List<String> others(Consumer<WrittenStateDb> rows) {
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            rows.accept(db.session("s", "rewind_count", 1));
            var shown = open.entries("s");
            return open.transcripts
                    .otherAnswers(ANNA, new SessionKey(ProfileName.DEFAULT, new StoredId("s")), shown)
                    .entrySet().stream()
                    .map(found -> prompt(shown, found.getKey()) + ": "
                            + String.join(", ", outline(List.copyOf(found.getValue()))))
                    .toList();
        }
    }

    private static String prompt(List<TranscriptEntry> shown, long id) {
        return shown.stream().filter(entry -> entry.id() == id).map(entry -> ((TranscriptEntry.Prompt) entry).text())
                .findFirst().orElseThrow();
    }
}
