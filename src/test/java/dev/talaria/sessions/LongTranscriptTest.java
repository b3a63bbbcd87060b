package dev.talaria.sessions;

import static dev.talaria.sessions.OpenTranscripts.ANNA;
import static dev.talaria.sessions.OpenTranscripts.outline;
import static dev.talaria.sessions.OpenTranscripts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.sessions.Transcript.EarlierCursor;
import dev.talaria.sessions.Transcript.Mark;
import dev.talaria.sessions.TranscriptAnswer.Grown;
import dev.talaria.sessions.TranscriptAnswer.Read;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

class LongTranscriptTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void aPageOfFifteenThousandMessagesHoldsOnlyTheNewest(int schema) {
        try (var db = WrittenStateDb.in(home, schema)) {
            db.session("s").session("other").atOnce(() -> {
                for (var turn = 0; turn < 7_500; turn++) {
                    db.message("s", "user", "prompt " + turn).message("s", "assistant",
                            "answer " + turn + " word".repeat(100));
                    db.message("other", "user", "noise");
                }
            });
        }
        try (var open = new OpenTranscripts(home)) {
            var transcript = open.newest("default", "s", 80);

            assertThat(transcript.details().messages()).isEqualTo(15_000);
            assertThat(transcript.entries()).hasSizeBetween(80, 90);
            assertThat(transcript.earlier()).isPresent();
        }
    }

    @Test
    void aPageNeverBeginsBetweenACallAndItsResult() {
        try (var db = WrittenStateDb.in(home, 22)) {
            db.session("s").message("s", "user", "go");
            for (var call = 0; call < 100; call++) {
                db.message("s", "assistant", "", "tool_calls", calling("c" + call))
                        .message("s", "tool", "{\"output\":\"" + call + "\"}", "tool_call_id", "c" + call);
            }
        }
        try (var open = new OpenTranscripts(home)) {
            var page = open.newest("default", "s", 9);
            var seen = 0;
            while (page.earlier().isPresent()) {
                seen += calls(page);
                page = read(open.transcripts.earlier(ANNA, ProfileName.DEFAULT, new StoredId("s"), page.earlier().get(),
                        9));
            }

            assertThat(seen + calls(page)).isEqualTo(100);
        }
    }

    @Test
    void aPageCanBeAskedForThatHoldsAMessage() {
        try (var db = WrittenStateDb.in(home, 22)) {
            db.session("s");
            for (var turn = 0; turn < 300; turn++) {
                db.message("s", "user", "prompt " + turn).message("s", "assistant", "answer " + turn);
            }
        }
        try (var open = new OpenTranscripts(home)) {
            var page = read(open.transcripts.from(ANNA, ProfileName.DEFAULT, new StoredId("s"), 202, 20));
            assertThat(page.entries().getFirst().id()).isEqualTo(201);
            assertThat(page.entries()).hasSize(400);

            var unknown = read(open.transcripts.from(ANNA, ProfileName.DEFAULT, new StoredId("s"), 999_999, 20));
            assertThat(unknown.entries()).hasSize(20);
        }
    }

    @Test
    void onlyTheEndIsReadAgainWhenOnlyTheEndHasGrown() {
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            db.session("s").message("s", "user", "one").message("s", "assistant", "1").message("s", "user", "two");
            var seen = open.newest("default", "s");
            db.message("s", "assistant", "2").message("s", "user", "three");

            var grown = (Grown) since(open, seen.mark());

            assertThat(outline(grown.tail())).containsExactly("> two", "2", "> three");
            assertThat(grown.tail().getFirst().id()).isEqualTo(seen.mark().stillFrom());
            assertThat(grown.details().messages()).isEqualTo(5);
            assertThat(outline(((Grown) since(open, grown.mark())).tail())).containsExactly("> three");
        }
    }

    @Test
    void aRewindAndANewSegmentAreReadFromTheBeginning() {
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            db.session("s").message("s", "user", "one").message("s", "assistant", "1").message("s", "user", "two");
            var before = open.newest("default", "s").mark();
            db.execute("update messages set active = 0 where id = 2");
            assertThat(since(open, before)).isInstanceOf(Read.class);

            var rewound = open.newest("default", "s").mark();
            db.execute("update sessions set end_reason = 'compression', ended_at = 1780000009")
                    .session("t", "parent_session_id", "s");
            var continued = (Read) since(open, rewound);
            assertThat(outline(continued.transcript().entries())).containsExactly("> one", "> two", "---");

            db.message("t", "user", "three");
            assertThat(outline(((Grown) since(open, continued.transcript().mark())).tail())).containsExactly("---",
                    "> three");
        }
    }

    @Test
    void anEmptySessionGrows() {
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            db.session("s");
            var mark = open.newest("default", "s").mark();
            db.message("s", "user", "first");

            assertThat(outline(((Grown) since(open, mark)).tail())).containsExactly("> first");
        }
    }

    @Test
    void nonsensicalCursorsAreAnsweredToo() {
        try (var db = WrittenStateDb.in(home, 22); var open = new OpenTranscripts(home)) {
            db.session("s").message("s", "user", "one");

            var odd = open.transcripts.earlier(ANNA, ProfileName.DEFAULT, new StoredId("s"), new EarlierCursor(7, -1),
                    0);

            assertThat(outline(read(odd).entries())).containsExactly("> one");
        }
    }

    private static String calling(String id) {
        return "[{\"id\":\"" + id + "\",\"function\":{\"name\":\"terminal\",\"arguments\":\"{}\"}}]";
    }

    private static int calls(Transcript page) {
        return page.entries().stream()
                .filter(TranscriptEntry.Answer.class::isInstance)
                .flatMap(entry -> ((TranscriptEntry.Answer) entry).parts().stream())
                .filter(TranscriptEntry.Part.Tool.class::isInstance)
                .map(part -> ((TranscriptEntry.Part.Tool) part).call())
                .mapToInt(call -> call.state() == ToolCall.State.DONE ? 1 : -1_000)
                .sum();
    }

    private static TranscriptAnswer since(OpenTranscripts open, Mark mark) {
        return open.transcripts.since(ANNA, ProfileName.DEFAULT, new StoredId("s"), mark, 50);
    }
}
