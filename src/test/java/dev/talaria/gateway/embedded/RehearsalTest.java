package dev.talaria.gateway.embedded;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static dev.talaria.gateway.embedded.LiveAgent.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.StoredId;

class RehearsalTest {
    @TempDir
    Path home;

    private LiveAgent agent;

    @BeforeEach
    void open() {
        agent = new LiveAgent(home);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void withoutAModelItIsARehearsalAndSaysSo() {
        assertThat(agent.gateway().kind()).isEqualTo(GatewayKind.REHEARSAL);

        var ended = agent.say(agent.begin(), "Hello there");

        assertThat(ended.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(ended.text().orElseThrow()).contains("rehearsal").contains("| `tools` |");
        assertThat(String.join("", agent.heard(GatewayEvent.TextGrew.class).stream().map(GatewayEvent.TextGrew::text)
                .toList())).isEqualTo(ended.text().orElseThrow());
    }

    @Test
    void nothingIsOnDiskBeforeTheFirstPrompt() {
        var session = agent.begin();

        assertThat(home).isEmptyDirectory();
        assertThat(done(agent.gateway().ask(session))).isEqualTo(Truth.IDLE);

        agent.say(session, "Hello");

        assertThat(home.resolve("state.db")).isRegularFile();
        assertThat(Files.exists(home.resolve("config.yaml"))).isFalse();
    }

    @Test
    void aTurnIsToldFromItsStartToWhereTheNextPromptMayCome() {
        agent.say(agent.begin(), "Show me some tools");

        var heard = agent.heard();
        assertThat(heard.getFirst()).isInstanceOf(GatewayEvent.TurnStarted.class);
        assertThat(heard.getLast()).isInstanceOf(GatewayEvent.Freed.class);
        assertThat(agent.heard(GatewayEvent.ToolStarted.class)).extracting(GatewayEvent.ToolStarted::name)
                .containsExactly("todo", "terminal", "read_file", "todo", "patch", "terminal", "todo");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).hasSize(7)
                .anySatisfy(end -> assertThat(end.diff()).contains("+    print(greeting.upper()"))
                .anySatisfy(end -> assertThat(end.todos()).contains("in_progress"));
        assertThat(agent.heard(GatewayEvent.ReasoningGrew.class)).isNotEmpty();
    }

    @Test
    void theFirstPromptNamesTheSession() {
        var session = agent.begin();
        agent.say(session, "How does this work? I am new.");
        agent.say(session, "And then?");

        assertThat(agent.heard(GatewayEvent.Renamed.class)).singleElement()
                .isEqualTo(new GatewayEvent.Renamed(session, "How does this work"));
    }

    @Test
    void anApprovalWaitsForADecisionAndIsAnsweredOnce() {
        var session = agent.begin();
        agent.send(session, "Please delete the caches");
        var request = (InputRequest.Approval) agent.asked();

        assertThat(request.command()).startsWith("rm -rf ");
        assertThat(request.choices()).containsExactly(Choice.ONCE, Choice.SESSION, Choice.ALWAYS, Choice.DENY);
        assertThat(Duration.between(request.askedAt(), request.expiresAt().orElseThrow())).hasSeconds(300);
        assertThat(done(agent.gateway().ask(session))).isEqualTo(Truth.WAITING);
        assertThat(done(agent.gateway().attach(session)).requests()).containsExactly(request);

        assertThat(answer(session, request, new Answer.Decision(Choice.DENY))).isTrue();
        assertThat(answer(session, request, new Answer.Decision(Choice.ONCE))).isFalse();

        assertThat(agent.end().text().orElseThrow()).startsWith("Understood: nothing is deleted");
    }

    @Test
    void aDecisionForTheSessionIsRemembered() {
        var session = agent.begin();
        agent.send(session, "delete");
        answer(session, agent.asked(), new Answer.Decision(Choice.SESSION));
        agent.end();
        agent.say(session, "delete again");

        assertThat(agent.heard(GatewayEvent.InputRequested.class)).hasSize(1);

        agent.send(agent.begin(), "delete");
        assertThat(agent.asked()).isInstanceOf(InputRequest.Approval.class);
    }

    @Test
    void aQuestionTakesAChoiceOrAnythingElse() {
        var session = agent.begin();
        agent.send(session, "questions please");
        var request = (InputRequest.Clarification) agent.asked();
        assertThat(request.questions()).hasSize(2);
        assertThat(refused(agent.gateway().answer(session, request, new Answer.Value(new SecretText("x")))))
                .isEqualTo(Refusal.INVALID);

        answer(session, request, new Answer.Replies(Map.of("q1", List.of("Risks", "Figures"), "q2", List.of("Bea"))));

        assertThat(agent.end().text().orElseThrow()).contains("**Risks, Figures**").contains("**Bea**");
    }

    @Test
    void aPasswordIsNeitherToldNorWrittenAnywhere() throws Exception {
        var session = agent.begin();
        agent.send(session, "I know the password");
        answer(session, agent.asked(), new Answer.Value(new SecretText("hunter2")));
        agent.end();

        assertThat(agent.heard().toString()).doesNotContain("hunter2");
        agent.close();
        assertThat(Files.readString(home.resolve("state.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter2");
    }

    @Test
    void aRequestThatNobodyAnswersExpiresAndTheTurnGoesOn() {
        agent.close();
        agent = new LiveAgent(home, EmbeddedSettings.USUAL.withPace(0).withInputLimit(Duration.ofMillis(50)));
        var session = agent.begin();
        agent.send(session, "a secret");
        var request = agent.asked();

        assertThat(agent.next(GatewayEvent.InputWithdrawn.class).reason()).isEqualTo("timeout");
        assertThat(agent.end().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer(session, request, new Answer.Declined())).isFalse();
    }

    @Test
    void aTurnThatWaitsForInputCanBeStopped() {
        var session = agent.begin();
        agent.send(session, "which one");
        var request = agent.asked();

        done(agent.gateway().stop(session));

        assertThat(agent.next(GatewayEvent.InputWithdrawn.class).request()).isEqualTo(request.id());
        assertThat(agent.end().ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(agent.say(session, "Hello again").ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void aLongTurnTakesNoPromptButGuidanceAndCanBeStopped() {
        agent.close();
        agent = new LiveAgent(home, EmbeddedSettings.USUAL.withPace(0.02));
        var session = agent.begin();
        agent.send(session, "a long one");
        agent.next(GatewayEvent.ToolStarted.class);

        assertThat(refused(agent.gateway().submit(session, Submission.of("Me too")))).isEqualTo(Refusal.BUSY);
        assertThat(done(agent.gateway().steer(session, "Leave the chart out"))).isTrue();
        agent.next(GatewayEvent.ToolEnded.class);
        agent.next(GatewayEvent.ToolStarted.class);
        assertThat(done(agent.gateway().attach(session)).inflight().orElseThrow().answer())
                .contains("“Leave the chart out”");

        done(agent.gateway().stop(session));

        assertThat(agent.end().ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(done(agent.gateway().steer(session, "Too late"))).isFalse();
        assertThat(done(agent.gateway().ask(session))).isEqualTo(Truth.IDLE);
    }

    @Test
    void aFailingTurnSaysWhyAndLeavesTheSessionFree() {
        var session = agent.begin();
        var ended = agent.say(session, "Please fail");

        assertThat(ended.ending()).isEqualTo(Ending.FAILED);
        assertThat(ended.failure().orElseThrow().sentence()).contains("401");
        assertThat(agent.say(session, "Hello").ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void helpersAreSeenAtWork() {
        agent.say(agent.begin(), "Use subagents");

        assertThat(agent.heard(GatewayEvent.SubagentMoved.class)).extracting(moved -> moved.subagent().status())
                .contains("queued", "running", "completed");
    }

    @Test
    void whatIsUnknownIsGone() {
        assertThat(refused(agent.gateway().attach(new StoredId("nobody")))).isEqualTo(Refusal.GONE);
    }

    private boolean answer(StoredId session, InputRequest request, Answer answer) {
        return done(agent.gateway().answer(session, request, answer));
    }
}
