package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// What of a session its agent remembers word for word, and what comes after it.
class RememberedTest {
    @TempDir
    Path home;

    @Test
    void afterAnAnswerComeThePromptsThatPeopleSentLater() throws IOException {
        Consumer<WrittenStateDb> rows = db -> db.message("s", "user", "one").message("s", "assistant", "first")
                .message("s", "user", "two").message("s", "assistant", "second")
                .message("s", "user", "three").message("s", "assistant", "third");

        assertThat(after(rows, 2)).contains(new SessionEnd.Rest(3, 2, List.of("one")));
    }

    @Test
    void nothingComesAfterTheLastAnswer() throws IOException {
        Consumer<WrittenStateDb> rows = db -> db.message("s", "user", "one").message("s", "assistant", "first");

        assertThat(after(rows, 2)).contains(new SessionEnd.Rest(0, 0, List.of("one")));
    }

    @Test
    void whatWasTakenBackOrSummarisedIsNotRemembered() throws IOException {
        Consumer<WrittenStateDb> rows = db -> db.message("s", "user", "one", "active", 0)
                .message("s", "assistant", "first", "active", 0)
                .message("s", "assistant", "second", "active", 0, "compacted", 1).message("s", "user", "two");

        assertThat(after(rows, 2)).isEmpty();
        assertThat(after(rows, 3)).isEmpty();
        assertThat(after(rows, 99)).isEmpty();
    }

    @Test
    void aPromptIsToldWithoutWhatWasAddedForTheModel() {
        assertThat(Transcripts.asTyped("Look at @file:a.txt\n\n--- Attached Context ---\na lot"))
                .isEqualTo("Look at @file:a.txt");
        assertThat(Transcripts.asTyped("\0json:[{\"type\":\"text\",\"text\":\"Which cat?\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AA\"}}]"))
                .isEqualTo("Which cat?");
    }

    private Optional<SessionEnd.Rest> after(Consumer<WrittenStateDb> rows, long message) throws IOException {
        var folder = home.resolve("of-" + message);
        Files.createDirectories(folder);
        try (var db = WrittenStateDb.in(folder, 22); var open = new OpenTranscripts(folder)) {
            rows.accept(db.session("s"));
            return open.transcripts.after(ProfileName.DEFAULT, new StoredId("s"), message);
        }
    }
}
