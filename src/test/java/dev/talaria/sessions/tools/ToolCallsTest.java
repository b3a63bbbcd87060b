package dev.talaria.sessions.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.ToolCall.State;

class ToolCallsTest {
    @Test
    void aCommandThatPrintedSomethingIsDoneWhateverItsExitCode() {
        var call = call("terminal", "{\"command\":\"make\"}",
                "{\"output\":\"missing semicolon\",\"exit_code\":2,\"error\":null}");

        assertThat(call.state()).isEqualTo(State.DONE);
        assertThat(call.title()).isEqualTo("Ran");
        assertThat(call.subject()).contains("make");
        assertThat(call.note()).contains("exit 2");
        assertThat(call.bodies()).singleElement().satisfies(body -> {
            assertThat(body.form()).isEqualTo("text");
            assertThat(body.text()).isEqualTo("missing semicolon");
            assertThat(body.whole()).isEmpty();
        });
    }

    @Test
    void aCommandThatOnlyLeftAnExitCodeHasFailed() {
        var call = call("terminal", "{\"command\":\"false\"}", "{\"output\":\"\",\"exit_code\":1}");

        assertThat(call.state()).isEqualTo(State.FAILED);
    }

    @Test
    void aSearchThatFoundNothingHasNotFailed() {
        var call = call("terminal", "{\"command\":\"grep -r old .\"}",
                "{\"output\":\"\",\"exit_code\":1,\"error\":null,\"exit_code_meaning\":\"No matches found (not an error)\"}");

        assertThat(call.state()).isEqualTo(State.DONE);
        assertThat(call.note()).contains("No matches found");
    }

    @Test
    void coloursOfATerminalStayAndOtherControlsGo() {
        var call = call("terminal", "{\"command\":\"ls\"}",
                "{\"stdout\":\"\\u001b[31mred\\u001b[0m\\u0007\",\"stderr\":\"warning\"}");

        assertThat(call.bodies()).extracting(ToolCall.Body::form).containsExactly("ansi", "text");
        assertThat(call.bodies()).extracting(ToolCall.Body::label).containsExactly("stdout", "stderr");
        assertThat(call.bodies().getFirst().text()).isEqualTo("\u001b[31mred\u001b[0m");
    }

    @Test
    void aCallWithoutResultIsPending() {
        var call = ToolCalls.of(new ToolUse("1", "terminal", "{\"command\":\"sleep 9\"}", "args", Optional.empty()));

        assertThat(call.state()).isEqualTo(State.PENDING);
        assertThat(call.title()).isEqualTo("Running");
        assertThat(call.bodies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"no such file\"}", "{\"data\":{\"error\":\"no such file\"}}",
            "{\"success\":false,\"message\":\"no such file\"}", "{\"ok\":false,\"reason\":\"no such file\"}",
            "{\"status\":\"failed\",\"detail\":\"no such file\"}", "{\"error\":{\"message\":\"no such file\"}}",
            "Error: no such file", "{\"isError\":true,\"message\":\"no such file\"}" })
    void whatSaysThatItFailedHasFailed(String result) {
        var call = call("read_file", "{\"path\":\"a\"}", result);

        assertThat(call.state()).isEqualTo(State.FAILED);
        assertThat(call.bodies().getFirst().text()).contains("no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":\"x\",\"error\":null}", "{\"content\":\"x\",\"error\":\"\"}",
            "{\"content\":\"x\",\"error\":\"none\"}", "{\"success\":true,\"content\":\"x\",\"error\":\"n/a\"}",
            "plain text" })
    void aPlaceholderIsNoFailure(String result) {
        assertThat(call("read_file", "{\"path\":\"a\"}", result).state()).isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @CsvSource({"read_file,read,Read file", "write_file,edit,Edited file", "patch,edit,Patched file",
            "list_files,search,Listed files", "search_files,search,Searched files", "web_search,web,Searched",
            "web_extract,web,Read", "browser_navigate,browser,Opened",
            "browser_snapshot,browser,Captured page snapshot",
            "browser_click,browser,Clicked", "image_generate,image,Generated image",
            "vision_analyze,image,Analyzed image",
            "cronjob,schedule,Cron job", "clarify,ask,Asked", "todo,todo,Updated tasks",
            "session_search_recall,search,Searched session history", "delegate_task,delegate,Delegated",
            "browser_console,browser,Browser Console", "web_crawl,web,Web Crawl",
            "ha_call_service,other,Ha Call Service",
            "execute_code,code,Ran code", "'',other,Tool" })
    void everyToolHasItsKindAndTitle(String name, String kind, String title) {
        var call = call(name, "{}", "{\"x\":1}");

        assertThat(call.kind()).isEqualTo(kind);
        assertThat(call.title()).isEqualTo(title);
    }

    @Test
    void aChangeIsCountedAndItsColoursTakenOut() {
        var diff = "--- a/x\\n+++ b/x\\n@@ -1,2 +1,3 @@\\n-old\\n\\u001b[32m+new\\u001b[0m\\n+more\\n";
        var call = call("patch", "{\"path\":\"src/x\"}", "{\"success\":true,\"diff\":\"" + diff + "\"}");

        assertThat(call.note()).contains("+2 −1");
        assertThat(call.subject()).contains("src/x");
        assertThat(call.bodies()).singleElement().satisfies(body -> {
            assertThat(body.form()).isEqualTo("diff");
            assertThat(body.text()).contains("\n+new\n").doesNotContain("\u001b");
        });
    }

    @Test
    void aWrittenFileWithoutDiffShowsWhatWasWritten() {
        var call = call("write_file", "{\"path\":\"a.txt\",\"content\":\"hello\"}", "{\"bytes_written\":5}");

        assertThat(call.bodies()).singleElement().extracting(ToolCall.Body::text).isEqualTo("hello");
    }

    @Test
    void hitsLoseAddressesThatAreNotOfTheWeb() {
        var call = call("web_search", "{\"query\":\"tea\"}", """
                {"data":{"web":[{"title":"Tea","url":"https://a.example/t","description":"Leaves"},
                {"title":"Trap","url":"javascript:alert(1)"}]}}""");

        assertThat(call.subject()).contains("“tea”");
        assertThat(call.note()).contains("2 results");
        assertThat(call.bodies().getFirst().form()).isEqualTo("hits");
        assertThat(call.bodies().getFirst().text()).contains("https://a.example/t", "Leaves")
                .doesNotContain("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{\"content\":\"a\",\"status\":\"completed\"},{\"content\":\"b\",\"status\":\"in_progress\"}]",
            "{\"todos\":[{\"content\":\"a\",\"status\":\"completed\"},{\"content\":\"b\",\"status\":\"in_progress\"}]}",
            "{\"todos\":\"[{\\\"content\\\":\\\"a\\\",\\\"status\\\":\\\"completed\\\"},{\\\"content\\\":\\\"b\\\",\\\"status\\\":\\\"in_progress\\\"}]\"}" })
    void tasksAreReadInEveryShape(String result) {
        var call = call("todo", "{}", result);

        assertThat(call.note()).contains("1/2 done");
        assertThat(call.subject()).contains("b");
        assertThat(call.bodies()).singleElement().extracting(ToolCall.Body::form).isEqualTo("todos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"todos\":\"soon\"}", "{\"todos\":[1,2]}", "words", "{\"other\":[]}" })
    void whatIsNoTaskListShowsNone(String result) {
        assertThat(call("todo", "{}", result).bodies()).isEmpty();
    }

    @Test
    void aLongOutputIsCutAndLinksToItsWhole() {
        var call = call("terminal", "{\"command\":\"cat\"}", "{\"output\":\"" + "x".repeat(9_000) + "\"}");

        var body = call.bodies().getFirst();
        assertThat(body.text()).hasSize(4_000);
        assertThat(body.wholeLength()).isEqualTo(9_000);
        assertThat(body.whole()).contains("whole?at=%2Foutput");
    }

    @Test
    void anOutputWhoseEndWasNotReadIsStillUnderstood() {
        var cut = "{\"output\":\"line one\\nline two and mor";
        var outcome = new ToolUse.Outcome(cut, 20_000_000, "whole", List.of(), "", Optional.of(1_500L));
        var call = ToolCalls.of(new ToolUse("1", "terminal", "{\"command\":\"x\"}", "args", Optional.of(outcome)));

        assertThat(call.bodies()).singleElement().satisfies(body -> {
            assertThat(body.text()).isEqualTo("line one\nline two and mor");
            assertThat(body.wholeLength()).isEqualTo(20_000_000);
            assertThat(body.whole()).isPresent();
        });
        assertThat(call.millis()).contains(1_500L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\\", "{\"a\":\"x\\u00", "{\"a\":[1,2,", "{\"a\":{\"b\":\"c",
            "[{\"a\":1},{\"b\":\"" })
    void jsonIsReadUpToWhereItWasCut(String cut) {
        assertThat(Json.readEvenCut(cut).isContainer()).isTrue();
    }

    @Test
    void anUnknownToolShowsNamesAndValues() {
        var call = call("light_switch", "{\"room\":\"kitchen\"}", "{\"state\":\"on\",\"watts\":7,\"note\":null}");

        assertThat(call.bodies()).extracting(ToolCall.Body::form).containsExactly("json", "facts");
        assertThat(call.bodies().getLast().text()).contains("state", "on", "watts", "7").doesNotContain("note");
    }

    private static ToolCall call(String name, String arguments, String result) {
        var outcome = new ToolUse.Outcome(result, result.length(), "whole", List.of(), "", Optional.empty());
        return ToolCalls.of(new ToolUse("1", name, arguments, "args", Optional.of(outcome)));
    }
}
