package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.ReasoningGrew;
import dev.talaria.gateway.GatewayEvent.TextGrew;
import dev.talaria.gateway.GatewayEvent.ToolEnded;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Subagent;
import dev.talaria.shared.StoredId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What real backends sent, from the socket to the events that screens live on.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RecordedSessionsTest {
    private static final String SIXTEEN = "hermes-0.16";
    private static final String NINETEEN = "hermes-0.19";

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void aGreetingAloneTellsNothing(String version) throws InterruptedException {
        assertThat(Replay.of(version + "/01_connect").events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void anAnswerIsThoughtThenStreamedThenFinished(String version) throws InterruptedException {
        var replay = Replay.of(version + "/02_create_prompt_stream");

        assertThat(thoughts(replay.events)).isEqualTo("Let me think about this first.");
        assertThat(replay.turn(1)).endsWith("says # Title  Some **bold** text, a list:  - one - two  ```python…",
                "ends complete: # Title  Some **bold** text, a list:  - one - two  ```python…", "is free");
        assertThat(replay.turn(2)).contains("says こんにちは。東京は晴れです 🎉", "ends complete: こんにちは。東京は晴れです 🎉");
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void whatIsStreamedIsWhatTheAnswerIs(String version) throws InterruptedException {
        var events = Replay.of(version + "/02_create_prompt_stream").events;

        assertThat(events.stream().filter(TextGrew.class::isInstance).map(event -> ((TextGrew) event).text()).toList())
                .hasSizeGreaterThan(5);
        assertThat(ended(events).getFirst().text()).contains(texts(events).strip()
                .substring(0, ended(events).getFirst().text().orElseThrow().length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void theAnswerIsNeverCalledReasoning(String version) throws InterruptedException {
        for (var name : List.of("03_tools_approval", "04_clarify", "05_interrupt", "06_busy")) {
            assertThat(thoughts(Replay.of(version + "/" + name).events)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void aDangerousCommandIsAskedForBeforeItRuns(String version) throws InterruptedException {
        var replay = Replay.of(version + "/03_tools_approval");

        assertThat(replay.turn(2)).startsWith("begins", "writes a call of terminal").containsSubsequence(
                "asks to run rm -rf /srv/work/zzz, once/session/always/deny",
                "has run terminal: {\"output\":\"\",\"exit_code\":0,\"error\":null,\"approval\":\"Command …");
        assertThat(replay.turn(2)).noneMatch(line -> line.startsWith("no longer asks"));
        assertThat(replay.turn(3))
                .contains("has run terminal: {\"output\":\"\",\"exit_code\":-1,\"error\":\"BLOCKED: Command denied…");
        assertThat(replay.turn(5)).noneMatch(line -> line.startsWith("asks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void whatIsStillAskedWhenTheTurnIsStoppedIsTakenBack(String version) throws InterruptedException {
        var replay = Replay.of(version + "/03_tools_approval");

        assertThat(replay.turn(6)).containsSubsequence(
                "asks to run chmod -R 777 /srv/work/zzz, once/session/always/deny", "no longer asks: resolved",
                "ends interrupted");
        assertThat(replay.events.stream().filter(GatewayEvent.InputWithdrawn.class::isInstance)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void aToolEndsWithWhatItDid(String version) throws InterruptedException {
        var tools = Replay.of(version + "/03_tools_approval").events.stream().filter(ToolEnded.class::isInstance)
                .map(ToolEnded.class::cast).toList();

        assertThat(named(tools, "patch").diff()).doesNotContain("\u001b", "┊").contains("\n-two\n+TWO\n");
        assertThat(named(tools, "patch").result()).startsWith("{\"success\":true");
        assertThat(named(tools, "patch").arguments()).contains("\"old_string\":\"two\"");
        assertThat(named(tools, "todo").todos())
                .startsWith("[{\"id\":\"1\",\"content\":\"first\",\"status\":\"in_progress\"}");
        assertThat(named(tools, "terminal").took()).get().satisfies(took -> assertThat(took).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void anAnswerThatWasCutOffFailsWithoutBeingTakenForOne(String version) throws InterruptedException {
        assertThat(Replay.of(version + "/03_tools_approval").story()).contains("ends failed: runtime,"
                + " The answer was cut off: it reached the most that the model may write.");
    }

    @ParameterizedTest
    @ValueSource(strings = {SIXTEEN, NINETEEN })
    void aQuestionIsAskedWithItsChoices(String version) throws InterruptedException {
        var replay = Replay.of(version + "/04_clarify");

        assertThat(replay.turn(1)).containsSubsequence("asks Which one? [red, green]", "ends complete: "
                + "Tool said: {\"question\": \"Which one?\", \"choices_offered\": [\"r…");
        assertThat(replay.turn(2)).contains("asks Your name? []")
                .noneMatch(line -> line.startsWith("no longer asks"));
        assertThat(replay.turn(3)).containsSubsequence("asks Wait? [a, b]", "no longer asks: resolved",
                "ends interrupted");
        assertThat(replay.answers).containsEntry("r5", 4009).containsEntry("r9", 4009);
    }

    @Test
    void aNoticeInPlaceOfAStoppedAnswerIsNone() throws InterruptedException {
        var replay = Replay.of(SIXTEEN + "/05_interrupt");

        assertThat(replay.story()).containsExactly("begins", "says w1 w2 w3 w4 w5 w6 w7 w8 w9 w10", "ends interrupted",
                "is free", "begins", "ends interrupted", "is free", "begins", "ends interrupted");
    }

    @Test
    void aStoppedAnswerIsKeptAsFarAsItGot() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/05_interrupt");

        assertThat(replay.turn(1)).containsExactly("begins", "says w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11",
                "ends interrupted: w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11");
        assertThat(replay.turn(2)).endsWith(
                "has run terminal: {\"output\":\"[Command interrupted]\",\"exit_code\":130,\"error\":nu…",
                "ends interrupted");
        assertThat(replay.turn(3)).contains("says yes", "ends complete: yes");
    }

    @Test
    void aBusySessionIsFreeOnlyAfterItsTurnIsSettled() throws InterruptedException {
        var replay = Replay.of(SIXTEEN + "/06_busy");

        assertThat(replay.answers).containsEntry("r4", 4009).containsEntry("r9", 4009);
        assertThat(replay.story()).filteredOn(line -> !line.startsWith("says")).containsExactly("begins",
                "ends complete: warm", "begins",
                "ends complete: w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w…",
                "is free", "begins", "ends complete: w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12", "begins",
                "ends complete: w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12", "is free");
    }

    @Test
    void aPromptThatInterruptsIsTheNextTurn() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/06_busy");

        assertThat(replay.answers.get("r4")).asInstanceOf(InstanceOfAssertFactories.type(JsonNode.class))
                .extracting(answer -> answer.path("status").asString()).isEqualTo("queued");
        assertThat(replay.turn(2)).containsExactly("begins", "is called warm", "says w1", "ends interrupted: w1",
                "is free");
        assertThat(replay.turn(3)).contains("says second answer", "ends complete: second answer");
    }

    @Test
    void anOldBackendOpensExactlyWhatItIsAskedFor() throws InterruptedException {
        var replay = Replay.of(SIXTEEN + "/07_resume");
        var parent = new StoredId("20260529_012741_25165e");

        assertThat(replay.snapshots).hasSizeGreaterThan(12);
        assertThat(replay.snapshots.get(parent)).extracting(Snapshot::session).isEqualTo(parent);
        assertThat(replay.snapshots.values()).allSatisfy(snapshot -> {
            assertThat(snapshot.running()).isFalse();
            assertThat(snapshot.waiting()).isFalse();
            assertThat(snapshot.inflight()).isEmpty();
            assertThat(snapshot.facts().model()).isPresent();
            assertThat(snapshot.facts().approvals()).contains("manual");
        });
        assertThat(replay.answers).containsValue(4007).containsValue(4006);
    }

    @Test
    void aNewerBackendGoesToTheNewestPart() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/07_resume");
        var tip = new StoredId("20260529_013216_bb3b93");

        assertThat(replay.snapshots.get(new StoredId("20260529_012741_25165e"))).extracting(Snapshot::session)
                .isEqualTo(tip);
        assertThat(replay.reading(tip).isBusy()).isFalse();
        assertThat(replay.story()).containsExactly("begins", "says now this", "ends complete: now this", "is free",
                "is called now this");
        assertThat(replay.events).noneMatch(GatewayEvent.Rotated.class::isInstance);
    }

    @Test
    void changingWhatASessionUsesIsTold() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/09_model_config");
        var facts = replay.events.stream().filter(GatewayEvent.FactsChanged.class::isInstance)
                .map(event -> ((GatewayEvent.FactsChanged) event).facts()).toList();

        assertThat(facts).extracting(SessionFacts::model).contains(Optional.of("fake-small"),
                Optional.of("fake-large"));
        assertThat(facts).extracting(SessionFacts::approvals).contains(Optional.of("off"), Optional.of("manual"));
        assertThat(facts.stream().flatMap(some -> some.usage().stream())).last()
                .satisfies(usage -> assertThat(usage.contextMax()).isEqualTo(131_072));
        assertThat(replay.story()).anyMatch(line -> line.startsWith("compacting: "));
    }

    @Test
    void everyKindOfFailureIsSaidInPlainWords() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/10_errors");

        assertThat(replay.story()).filteredOn(line -> line.startsWith("ends failed")).containsExactly(
                "ends failed: provider, The provider did not accept the request (HTTP 400).",
                "ends failed: auth, The provider refused the key (HTTP 401). Check it in the .env of this profile.",
                "ends failed: provider, The provider does not know this model or address (HTTP 404). Choose another model.",
                "ends failed: provider, The model gave an empty answer. Try again, or choose another model.",
                "ends failed: provider, The provider limits how often it is asked (HTTP 429)."
                        + " Wait a moment, then try again.",
                "ends failed: provider, The provider failed (HTTP 500). Try again in a moment.");
        assertThat(ended(replay.events).getLast().text()).contains("fine again");
        assertThat(replay.answers.values()).contains(4001, -32601, 4009);
    }

    @Test
    void retriesAreToldWhileTheyHappen() throws InterruptedException {
        assertThat(Replay.of(NINETEEN + "/10_errors").story())
                .contains("lifecycle: ⏱️ Rate limited. Waiting 2.2s (attempt 2/3)...");
    }

    @Test
    void attachmentsDisturbNoAnswer() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/12_attachments");

        assertThat(replay.story()).containsExactly("begins", "says a blue square", "ends complete: a blue square",
                "is free",
                "begins", "is called a blue square", "says seen", "ends complete: seen");
        assertThat(replay.answers).containsEntry("r5", 4017).containsEntry("r6", 4016);
    }

    @Test
    void aSubagentIsFollowedUntilItIsDone() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/14_delegate_subagent");
        var steps = replay.events.stream().filter(GatewayEvent.SubagentMoved.class::isInstance)
                .map(event -> ((GatewayEvent.SubagentMoved) event).subagent()).toList();

        assertThat(steps).extracting(Subagent::status).containsExactly("running", "running", "running", "completed");
        assertThat(steps).extracting(Subagent::latest).containsExactly(Optional.empty(), Optional.empty(),
                Optional.of("Echo: Count to three"), Optional.empty());
        assertThat(steps.getLast()).satisfies(done -> {
            assertThat(done.id()).isEqualTo("sa-0-eb8b5ac8");
            assertThat(done.child()).contains(new StoredId("20261122_150452_a4c6e6"));
            assertThat(done.summary()).contains("Echo: Count to three");
            assertThat(done.took()).isPresent();
            assertThat(done.isRunning()).isFalse();
        });
    }

    @Test
    void aTurnThatBeganBeforeTheLastWasSettledIsNotTakenForOver() throws InterruptedException {
        var replay = Replay.of(NINETEEN + "/14_delegate_subagent");

        assertThat(replay.turn(2)).containsExactly("begins");
        assertThat(replay.turn(3)).endsWith("is called Scripted title", "is free");
        assertThat(replay.story()).filteredOn("is free"::equals).hasSize(3);
    }

    @Test
    void whatEndsInTheBackgroundIsNoticed() throws InterruptedException {
        assertThat(Replay.of(NINETEEN + "/14_delegate_subagent").story()).contains(
                "notices process: [IMPORTANT: Background process proc_1ce9bb0c396e completed n…");
    }

    private static List<GatewayEvent.TurnEnded> ended(List<GatewayEvent> events) {
        return events.stream().filter(GatewayEvent.TurnEnded.class::isInstance).map(GatewayEvent.TurnEnded.class::cast)
                .toList();
    }

    private static String texts(List<GatewayEvent> events) {
        var texts = new StringBuilder();
        events.forEach(event -> texts.append(event instanceof TextGrew(_, var text) ? text : ""));
        return texts.toString();
    }

    private static String thoughts(List<GatewayEvent> events) {
        var thoughts = new StringBuilder();
        events.forEach(event -> thoughts.append(event instanceof ReasoningGrew(_, var text) ? text : ""));
        return thoughts.toString();
    }

    private static ToolEnded named(List<ToolEnded> tools, String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
    }
}
