package dev.talaria.sessions;

import static dev.talaria.sessions.OpenTranscripts.outline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.sessions.ToolCall.State;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.sessions.TranscriptEntry.Prompt;

class OddRowsTranscriptTest {
    private static final String CALL = "[{\"id\":\"c1\",\"function\":{\"name\":\"terminal\",\"arguments\":\"{\\\"command\\\":\\\"ls\\\"}\"}}]";

    @TempDir
    Path home;

    @Test
    void jsonThatIsNoneIsShownAsText() {
        var entries = entries(db -> db.message("s", "user", "\0json:[{broken")
                .message("s", "assistant", "", "tool_calls", "not json at all")
                .message("s", "tool", "{\"output\": oops", "tool_call_id", "c9", "tool_name", "terminal")
                .message("s", "assistant", "done", "reasoning_details", "[{nonsense"));

        assertThat(outline(entries)).containsExactly("> [{broken", "Running Tool  PENDING", "Ran  DONE",
                "thought: [{nonsense", "done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"output\":\"", "" })
    void anOutputOfManyMegabytesStaysInTheFile(String start) {
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "", "tool_calls", CALL)
                .message("s", "tool", start + "x".repeat(20_000_000), "tool_call_id", "c1"));

        var call = tools(entries).getFirst();
        var body = call.bodies().getFirst();
        assertThat(body.text()).hasSize(4_000).startsWith("xxx");
        assertThat(body.wholeLength()).isGreaterThanOrEqualTo(20_000_000);
        assertThat(body.whole()).isPresent();
        assertThat(((Answer) entries.getLast()).unfinished()).isTrue();
    }

    @Test
    void aPictureOfManyMegabytesStaysInTheFileToo() {
        var entries = entries(db -> db.message("s", "user",
                "\0json:[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/jpeg;base64,"
                        + "A".repeat(3_000_000)
                        + "\"}},{\"type\":\"text\",\"text\":\"What is it?\"}]"));

        var prompt = (Prompt) entries.getFirst();
        assertThat(prompt.text()).isEqualTo("What is it?");
        assertThat(prompt.pictures()).singleElement()
                .satisfies(picture -> assertThat(picture.path()).contains("files/default/message/1/picture/0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1_000_000 })
    void picturesAreFoundInEveryShapeThatProvidersHave(int length) {
        var data = "A".repeat(length);
        var entries = entries(db -> db.message("s", "user", "\0json:[{\"type\":\"image\",\"data\":\"" + data
                + "\",\"mimeType\":\"image/png\"},{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                + "\"media_type\":\"image/webp\",\"data\":\"" + data + "\"}},{\"type\":\"input_image\","
                + "\"image_url\":\"data:image/gif;base64," + data + "\"}]"));

        assertThat(((Prompt) entries.getFirst()).pictures()).hasSize(3)
                .allSatisfy(picture -> assertThat(picture.path()).isPresent());
    }

    @Test
    void partsThatAreNoJsonAreShownAsTextHoweverLong() {
        var entries = entries(db -> db.message("s", "user", "\0json:[{broken" + "x".repeat(500_000)));

        assertThat(((Prompt) entries.getFirst()).text()).startsWith("[{broken");
    }

    @Test
    void aVeryLongPromptIsShortenedAndSaysSo() {
        var entries = entries(db -> db.message("s", "user", "word ".repeat(50_000)).message("s", "user", "short"));

        assertThat(((Prompt) entries.getFirst()).shortened()).isTrue();
        assertThat(((Prompt) entries.getFirst()).text()).hasSizeLessThan(110_000).startsWith("word word");
        assertThat(((Prompt) entries.getLast()).shortened()).isFalse();
    }

    @Test
    void picturesElsewhereAreNamedAndUnfitOnesSaid() {
        var entries = entries(db -> db.message("s", "user",
                "\0json:[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x.example/a.png\"}},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/svg+xml;base64,AAAA\"}},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"javascript:alert(1)\"}}]"));

        var prompt = (Prompt) entries.getFirst();
        assertThat(prompt.pictures()).singleElement()
                .satisfies(picture -> assertThat(picture.remote()).contains("https://x.example/a.png"));
        assertThat(prompt.attachments()).hasSize(2);
    }

    @Test
    void missingColumnsOddTypesAndNullFlagsDoNoHarm() {
        var entries = entries(db -> db
                .execute("alter table messages drop column reasoning_details")
                .execute("drop index if exists idx_messages_session_active")
                .execute("drop index if exists idx_messages_active_null")
                .execute("alter table messages drop column active")
                .execute("alter table messages add column active integer")
                .message("s", "user", "bytes: ü".getBytes(StandardCharsets.UTF_8))
                .message("s", "assistant", 42, "timestamp", "yesterday")
                .message("s", "weird", "who am I")
                .message("s", "session_meta", "meta"));

        assertThat(outline(entries)).containsExactly("> bytes: ü", "42", "weird: who am I");
    }

    @Test
    void resultsWithoutIdsGoToTheOpenCallsOfTheirTool() {
        var calls = "[{\"function\":{\"name\":\"terminal\",\"arguments\":{\"command\":\"one\"}}},"
                + "{\"function\":{\"name\":\"read_file\",\"arguments\":{\"path\":\"two\"}}},"
                + "{\"function\":{\"name\":\"terminal\",\"arguments\":{\"command\":\"three\"}}}]";
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "", "tool_calls", calls)
                .message("s", "tool", "1", "tool_name", "terminal")
                .message("s", "tool", "3", "tool_name", "terminal")
                .message("s", "tool", "2", "tool_name", "read_file"));

        assertThat(tools(entries)).extracting(call -> call.bodies().getFirst().text()).containsExactly("1", "2", "3");
        assertThat(tools(entries)).extracting(ToolCall::id).doesNotHaveDuplicates();
    }

    @Test
    void equalIdsInOneAnswerAreToldApart() {
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "", "tool_calls", CALL)
                .message("s", "tool", "first", "tool_call_id", "c1")
                .message("s", "assistant", "", "tool_calls", CALL)
                .message("s", "tool", "second", "tool_call_id", "c1"));

        assertThat(tools(entries)).extracting(call -> call.bodies().getFirst().text()).containsExactly("first",
                "second");
        assertThat(tools(entries)).extracting(ToolCall::id).doesNotHaveDuplicates();
    }

    @Test
    void whatWasAddedForTheModelIsNotShown() {
        var entries = entries(db -> db.message("s", "user", """
                <memory-context>secret notes</memory-context>
                Look at @file:src/a.c please.

                --- Attached Context ---

                int main() {}"""));

        var prompt = (Prompt) entries.getFirst();
        assertThat(prompt.text()).isEqualTo("Look at @file:src/a.c please.");
        assertThat(prompt.attachments()).containsExactly("src/a.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[The user attached an image:\nA square.\n[blue]]\n[You can examine it with vision_analyze using image_url: /h/a b.png]\n\nWhat is it?",
            "[The user attached an image but analysis failed.]\n[You can examine it with vision_analyze using image_url: /h/a.png]\n\nWhat is it?",
            "[The user attached an image: a.png]\n[Examine it with the vision_analyze tool using image_url: /h/a.png]\n\nWhat is it?",
            "What is it?\n\n[Image attached at: /h/a b.png]\n[screenshot]",
            "What is it?\n@image:`/h/a b.png`\n[screenshot]",
            "What is it?\n@image:/h/a.png",
    })
    void aPictureThatIsOnlyNotedIsNoneOfItsPromptsWords(String content) {
        var entries = entries(db -> db.message("s", "user", content));

        var prompt = (Prompt) entries.getFirst();
        assertThat(prompt.text()).isEqualTo("What is it?");
        assertThat(prompt.attachments()).isEmpty();
        assertThat(prompt.pictures()).singleElement()
                .satisfies(picture -> assertThat(picture.path()).contains("files/default/message/1/picture/0"));
    }

    @Test
    void picturesThatAreNotedAreCounted() {
        var entries = entries(db -> db
                .message("s", "user", "@image:/h/a.png\n@image:/h/b.png\n[screenshot]\n[screenshot]")
                .message("s", "user",
                        "[The user attached an image:\nA]\n[You can examine it with vision_analyze using image_url: /h/a.png]\n\n"
                                + "[The user attached an image:\nB]\n[You can examine it with vision_analyze using image_url: /h/b.png]\n\nAnd?"));

        assertThat(entries).extracting(entry -> ((Prompt) entry).text()).containsExactly("", "And?");
        assertThat(entries).allSatisfy(entry -> assertThat(((Prompt) entry).pictures()).hasSize(2));
    }

    @Test
    void aWordThatLooksLikeANoteStays() {
        var entries = entries(db -> db.message("s", "user", "Where is the\n[screenshot]"));

        assertThat(((Prompt) entries.getFirst()).text()).isEqualTo("Where is the\n[screenshot]");
        assertThat(((Prompt) entries.getFirst()).attachments()).isEmpty();
    }

    @Test
    void aPictureThatIsThereIsNotNotedTwice() {
        var entries = entries(db -> db.message("s", "user",
                "\0json:[{\"type\":\"text\",\"text\":\"What is it?\\n@image:/h/a.png\"},{\"type\":\"image\",\"data\":\"AAAA\","
                        + "\"mimeType\":\"image/png\"}]"));

        var prompt = (Prompt) entries.getFirst();
        assertThat(prompt.text()).isEqualTo("What is it?");
        assertThat(prompt.pictures()).hasSize(1);
        assertThat(prompt.attachments()).isEmpty();
    }

    @Test
    void aFileWithABlankInItsNameIsNamedWhole() {
        var entries = entries(db -> db.message("s", "user", "@file:`my notes.txt`\nRead it, and @file:b.txt"));

        assertThat(((Prompt) entries.getFirst()).attachments()).containsExactly("my notes.txt", "b.txt");
    }

    @Test
    void aFailedTurnSaysWhy() {
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "API call failed after 3 retries: HTTP 529", "finish_reason", "error")
                .message("s", "user", "again")
                .message("s", "assistant", "half an ans", "finish_reason", "agent_error"));

        assertThat(((Answer) entries.get(1)).failure()).contains("API call failed after 3 retries: HTTP 529");
        assertThat(((Answer) entries.get(1)).parts()).isEmpty();
        assertThat(((Answer) entries.get(3)).failure()).contains("The agent stopped with an error.");
        assertThat(((Answer) entries.get(3)).parts()).hasSize(1);
    }

    @Test
    void aTurnThatCameToNoAnswerSaysSo() {
        var entries = entries(db -> db.execute("alter table messages add column display_kind text")
                .message("s", "user", "go")
                .message("s", "assistant", "This turn failed before a reply.", "display_kind", "failed_turn"));

        assertThat(((Answer) entries.getLast()).failure()).contains("This turn failed before a reply.");
        assertThat(((Answer) entries.getLast()).parts()).isEmpty();
    }

    @Test
    void markedRowsAreNoticesOrNothing() {
        var entries = entries(db -> db.execute("alter table messages add column display_kind text")
                .message("s", "user", "go")
                .message("s", "assistant", "well")
                .message("s", "user",
                        "[OUT-OF-BAND USER MESSAGE — from the person; no output]\nfaster\n[/OUT-OF-BAND USER MESSAGE]",
                        "display_kind", "steer")
                .message("s", "assistant", "fast")
                .message("s", "user", "never seen", "display_kind", "hidden")
                .message("s", "user", "now with fake-large", "display_kind", "model_switch"));

        assertThat(outline(entries)).containsExactly("> go", "well", "steer: faster", "fast",
                "model_switch: now with fake-large");
    }

    @Test
    void whatABackendSaidInAPersonsPlaceIsANotice() {
        var model = "[System: The active model for this chat has changed to fake[1m] via provider custom. Use it.]";
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "gone")
                .message("s", "user", model)
                .message("s", "user", "[System: Another character from now on.]")
                .message("s", "user", model + "\n\n" + model + "\n\nand now?"));

        assertThat(outline(entries)).containsExactly("> go", "gone", "model_switch: " + model,
                "system: [System: Another character from now on.]", "> and now?");
    }

    @Test
    void whatBecameOfWorkInTheBackgroundIsANotice() {
        var entries = entries(db -> db.message("s", "user", "[IMPORTANT: Background process proc_1 completed.]")
                .message("s", "assistant", "It is done.")
                .message("s", "user", "[ASYNC DELEGATION COMPLETE — deleg_1]\nDone.")
                .message("s", "assistant", "That too.")
                .message("s", "user", "[System note: Your previous turn was interrupted mid-run. Go on.]\n\ngo"));

        assertThat(outline(entries)).containsExactly("background: [IMPORTANT: Background process proc_1 completed.]",
                "It is done.", "background: [ASYNC DELEGATION COMPLETE — deleg_1]\nDone.", "That too.",
                "auto_continue: [System note: Your previous turn was interrupted mid-run. Go on.]\n\ngo");
    }

    @Test
    void tasksThatACompactionHungOnAPromptAreLeftOut() {
        var entries = entries(db -> db.message("s", "user",
                "Go on.\n\n[Your active task list was preserved across context compression]\n- [>] 1. it"));

        assertThat(outline(entries)).containsExactly("> Go on.");
    }

    @Test
    void whatACompactionSaysAgainIsNoPrompt() {
        var entries = entries(db -> db.message("s", "user", "go")
                .message("s", "assistant", "", "tool_calls", CALL)
                .message("s", "user", "[STILL IN PROGRESS — said again.]\ngo")
                .message("s", "user", "Continue from the compressed conversation context above. Nobody asked.")
                .message("s", "tool", "fine", "tool_call_id", "c1")
                .message("s", "user", "[Your active task list was preserved across context compression]\n- [>] 1. it")
                .message("s", "assistant", "gone"));

        assertThat(outline(entries)).containsExactly("> go", "Ran ls DONE",
                "tasks: [Your active task list was preserved across context compression]\n- [>] 1. it", "gone");
    }

    @Test
    void whatCompactionCopiedIsReadOnce() {
        var entries = entries(db -> db
                .message("s", "user", "one", "active", 0, "compacted", 1)
                .message("s", "assistant", "1", "active", 0, "compacted", 1)
                .message("s", "user", "two", "active", 0, "compacted", 1)
                .message("s", "assistant", "2", "active", 0, "compacted", 1)
                .message("s", "user", "one")
                .message("s", "assistant", "[CONTEXT COMPACTION — REFERENCE ONLY] so far")
                .message("s", "user", "two")
                .message("s", "assistant", "2")
                .message("s", "user", "three"));

        assertThat(outline(entries)).containsExactly("> one", "1", "> two", "2", "summary: so far", "> three");
    }

    @Test
    void aSummaryMergedWithAPromptIsBoth() {
        var entries = entries(db -> db.message("s", "user", """
                [CONTEXT COMPACTION — REFERENCE ONLY] so far

                --- END OF CONTEXT SUMMARY — respond to the message below, not the summary above ---

                and now?"""));

        assertThat(outline(entries)).containsExactly("summary: so far", "> and now?");
        assertThat(entries).extracting(TranscriptEntry::id).doesNotHaveDuplicates();
    }

    @Test
    void aPromptThatASummaryWasHungOnIsItself() {
        var entries = entries(db -> db.message("s", "user", """
                [PRIOR CONTEXT — for reference only; not a new message]
                and now?

                [END OF PRIOR CONTEXT — COMPACTION SUMMARY BELOW]

                [CONTEXT COMPACTION — REFERENCE ONLY] so far"""));

        assertThat(outline(entries)).containsExactly("summary: so far", "> and now?");
    }

    @Test
    void pendingCallsOfTheLastTurnLeaveItUnfinished() {
        var entries = entries(db -> db.message("s", "user", "go").message("s", "assistant", "", "tool_calls", CALL));

        assertThat(((Answer) entries.getLast()).unfinished()).isTrue();
        assertThat(tools(entries)).extracting(ToolCall::state).containsExactly(State.PENDING);
    }

    private List<TranscriptEntry> entries(Consumer<WrittenStateDb> writes) {
        try (var db = WrittenStateDb.in(home, 22)) {
            writes.accept(db.session("s"));
        }
        try (var open = new OpenTranscripts(home)) {
            return open.entries("s");
        }
    }

    private static List<ToolCall> tools(List<TranscriptEntry> entries) {
        return entries.stream()
                .filter(Answer.class::isInstance)
                .flatMap(entry -> ((Answer) entry).parts().stream())
                .filter(Part.Tool.class::isInstance)
                .map(part -> ((Part.Tool) part).call())
                .toList();
    }
}
