package dev.talaria.sessions;

import static dev.talaria.sessions.OpenTranscripts.ANNA;
import static dev.talaria.sessions.OpenTranscripts.outline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.fake.SampleHomes;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

class SampleTranscriptsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void promptsAndAnswersComeInTheirOrder(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var transcript = open.newest("default", home.id("default", "plain"));

            assertThat(outline(transcript.entries())).hasSize(2).first().isEqualTo("> Plan a small vegetable garden.");
            assertThat(transcript.earlier()).isEmpty();
            assertThat(transcript.details().title()).contains("Plan the garden default");
            assertThat(transcript.details().tokens()).isEqualTo(1500);
            assertThat(transcript.details().folder()).contains("/srv/demo/garden");
            assertThat(transcript.details().messages()).isEqualTo(2);
            assertThat(transcript.details().readOnlyBecause()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTurnWithToolsIsOneAnswer(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var entries = open.entries(home.id("default", "tools"));

            assertThat(entries).hasSize(4);
            assertThat(outline(entries)).containsExactly("> Why does the build fail?",
                    "thought: Look at the compiler output first.", "Ran ls -la DONE", "A semicolon is missing.",
                    "> Fix it.", "Patched file src/a.c DONE", "Fixed.");
            var answer = (TranscriptEntry.Answer) entries.get(1);
            assertThat(answer.unfinished()).isFalse();
            assertThat(answer.failure()).isEmpty();
            assertThat(answer.lastId()).isGreaterThan(answer.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyScriptIsKept(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            assertThat(outline(open.entries(home.id("default", "cjk")))).first().asString().contains("日本語で東京の天気");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsLinkedAndItsDataStaysInTheFile(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var prompt = (TranscriptEntry.Prompt) open.entries(home.id("default", "image")).getFirst();

            assertThat(prompt.text()).isEqualTo("What is in this picture?");
            assertThat(prompt.pictures()).singleElement()
                    .satisfies(picture -> assertThat(picture.path()).contains(
                            "files/default/message/" + prompt.id() + "/picture/1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anySegmentLeadsToTheWholeSession(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var ids = List.of("long-parent", "long-child", "long-tip").stream().map(story -> home.id("default", story))
                    .toList();
            var transcripts = ids.stream().map(id -> open.newest("default", id)).toList();

            assertThat(transcripts).allSatisfy(transcript -> {
                assertThat(transcript.details().segments()).extracting(StoredId::value).isEqualTo(ids);
                assertThat(transcript.entries()).isEqualTo(transcripts.getFirst().entries());
                assertThat(transcript.details().title()).contains("Long research #2");
            });
            var outline = outline(transcripts.getFirst().entries());
            assertThat(outline).hasSize(60 + 2 + 6).startsWith("> Step 0: more detail on topic 0 please.");
            assertThat(outline.subList(60, 68)).containsExactly("---",
                    "summary: Earlier turns were compacted into the summary below.\n\n30 steps of research.",
                    "Understood.", "> Continue after the compression.", "Continuing from the summary.", "---",
                    "> And once more.", "The tip of the chain.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesTogetherAreTheWholeSession(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var id = home.id("default", "long-tip");
            var whole = open.newest("default", id, 500).entries();
            var page = open.newest("default", id, 7);
            var pieces = new java.util.ArrayList<>(page.entries());
            while (page.earlier().isPresent()) {
                assertThat(page.entries().size()).isLessThan(12);
                page = OpenTranscripts.read(open.transcripts.earlier(ANNA, ProfileName.DEFAULT, new StoredId(id),
                        page.earlier().get(), 7));
                pieces.addAll(0, page.entries());
            }

            assertThat(pieces).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubagentsTranscriptIsOnlyRead(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var transcript = open.newest("work", home.id("work", "delegate"));

            assertThat(transcript.details().readOnlyBecause()).isPresent();
            assertThat(outline(transcript.entries())).containsExactly("> Sub-task: list the files.", "3 files.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void branchesArchivedEmptyAndUntitledSessionsOpenToo(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var branch = open.newest("kids-2", home.id("kids-2", "branch")).details();
            assertThat(branch.branchedFrom()).contains(new StoredId(home.id("kids-2", "plain")));
            assertThat(branch.segments()).hasSize(1);
            assertThat(open.newest("kids-2", home.id("kids-2", "archived")).details().archived()).isTrue();
            assertThat(open.newest("kids-2", home.id("kids-2", "empty")).entries()).isEmpty();
            assertThat(open.newest("kids-2", home.id("kids-2", "untitled")).details().label())
                    .startsWith("A long first message without a title").hasSizeLessThan(64);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTakenBackIsNotSeen(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var transcript = open.newest("default", home.id("default", "rewound"));

            assertThat(outline(transcript.entries())).containsExactly("> first", "one");
            assertThat(transcript.details().messages()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "HERMES_0_19")
    void whatWasCompactedInPlaceIsReadOnceAndTheSummaryStandsBehindIt(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var outline = outline(open.entries(home.id("default", "compacted")));

            assertThat(outline).startsWith("> point 0", "noted 0").containsSequence("noted 5", "summary: six points",
                    "noted", "> after compaction", "still here");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostileTextComesAsTextWithoutControlCharacters(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var transcript = open.newest("default", home.id("default", "hostile"));

            assertThat(outline(transcript.entries())).first().asString().startsWith("> <script>alert(1)</script>")
                    .doesNotContain("\u0007");
            assertThat(transcript.details().title()).contains("<img src=x onerror=alert(1)> & \"quotes\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownIdsAndProfilesAreSaidToBeUnknown(SampleHomes home) {
        try (var open = new OpenTranscripts(home.copyInto(folder))) {
            var id = home.id("default", "plain");

            assertThat(open.transcripts.newest(ANNA, ProfileName.DEFAULT, new StoredId(id.substring(0, 15)), 50))
                    .isEqualTo(new TranscriptAnswer.NoSuchSession());
            assertThat(open.transcripts.newest(ANNA, new ProfileName("work"), new StoredId(id), 50))
                    .isEqualTo(new TranscriptAnswer.NoSuchSession());
            assertThat(open.transcripts.newest(ANNA, new ProfileName("nobody"), new StoredId(id), 50))
                    .isEqualTo(new TranscriptAnswer.NoSuchProfile());
        }
    }
}
