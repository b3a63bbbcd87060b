package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.MovableClock;
import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SecretText;
import dev.talaria.shared.ProfileName;

class AnswersTest extends HermesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 7, 8 })
    void anApprovalReachesTheToolThatAsked(int contract) {
        speaks(contract);
        var session = begin();
        var request = (InputRequest.Approval) asked(session, "[approve rm -rf build][say gone]");
        assertThat(request.command()).isEqualTo("rm -rf build");

        assertThat(done(gateway.answer(session, request, new Answer.Decision(Choice.SESSION)))).isTrue();

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.ToolEnded.class).getLast().result()).contains("approved session");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4 })
    void anApprovalWithoutANameIsAnsweredInItsTurn(int contract) {
        speaks(contract);
        var session = begin();
        asked(session, "[approve-both rm one|rm two]");
        hermes.release();
        heard.await("both ask", () -> heard.all(GatewayEvent.InputRequested.class).size() == 2);
        var both = heard.all(GatewayEvent.InputRequested.class).stream().map(GatewayEvent.InputRequested::request)
                .toList();

        refused(gateway.answer(session, both.getLast(), new Answer.Decision(Choice.ALWAYS)), Refusal.INVALID);
        assertThat(done(gateway.answer(session, both.getFirst(), new Answer.Decision(Choice.DENY)))).isTrue();
        assertThat(done(gateway.answer(session, both.getLast(), new Answer.Decision(Choice.ONCE)))).isTrue();

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.ToolEnded.class)).extracting(GatewayEvent.ToolEnded::id)
                .containsExactly("rm one", "rm two");
        assertThat(heard.all(GatewayEvent.ToolEnded.class)).extracting(GatewayEvent.ToolEnded::result)
                .satisfiesExactly(denied -> assertThat(denied).contains("deny"),
                        allowed -> assertThat(allowed).contains("once"));
    }

    @Test
    void anAnswerToWhatHasExpiredMeetsNothingElse() {
        var clock = new MovableClock(Instant.parse("2026-06-05T09:00:00Z"));
        gateway.leave();
        gateway = gateways.make(ProfileName.DEFAULT, source, clock, heard);
        var session = begin();
        var first = asked(session, "[approve-both rm one|rm two]");
        clock.move(Duration.ofMinutes(6));
        hermes.release();
        heard.await("both ask", () -> heard.all(GatewayEvent.InputRequested.class).size() == 2);

        assertThat(done(gateway.answer(session, first, new Answer.Decision(Choice.ALWAYS)))).isFalse();

        assertThat(calls("approval.respond")).isEmpty();
        done(gateway.stop(session));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void whoAnswersSecondIsToldSo(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[approve rm -rf build]");

        assertThat(done(gateway.answer(session, request, new Answer.Decision(Choice.ONCE)))).isTrue();

        assertThat(done(gateway.answer(session, request, new Answer.Decision(Choice.DENY)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8 })
    void anAnswerThatComesTooLateIsToldSo(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[clarify Which?|A|B][hold]");
        hermes.expirePrompts();
        if (contract >= 4) {
            hermes.release();
        }

        heard.await("the agent goes on", () -> !calls("prompt.submit").isEmpty()
                && (contract == 1 || !heard.all(GatewayEvent.InputWithdrawn.class).isEmpty()));
        var late = done(gateway.answer(session, request, new Answer.Replies(Map.of("q1", List.of("A")))));

        assertThat(late).isFalse();
        hermes.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aClarificationIsAnsweredInWords(int contract) {
        speaks(contract);
        var session = begin();
        var request = (InputRequest.Clarification) asked(session, "[clarify Which?|PostgreSQL|SQLite]");
        var question = request.questions().getFirst();
        assertThat(question.choices()).containsExactly("PostgreSQL", "SQLite");

        done(gateway.answer(session, request, new Answer.Replies(Map.of(question.id(), List.of("Neither")))));

        heard.await(GatewayEvent.Freed.class);
        assertThat(streamed()).isEqualTo("Neither");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8 })
    void aQuestionWithoutANameIsAnsweredWithoutOne(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[clarify-plain Which?|PostgreSQL|SQLite]");

        done(gateway.answer(session, request, new Answer.Replies(Map.of("q1", List.of("SQLite")))));

        heard.await(GatewayEvent.Freed.class);
        assertThat(streamed()).isEqualTo("SQLite");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8 })
    void severalQuestionsAreAnsweredAndOneIsSkipped(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[clarify-two]");

        done(gateway.answer(session, request, new Answer.Replies(Map.of("q1", List.of("A", "B")))));

        heard.await(GatewayEvent.Freed.class);
        assertThat(streamed()).contains("\"q1\":\"A, B\"").contains(contract == 6 ? "\"q2\":\"\"" : "\"q1\"");
        if (contract == 8) {
            assertThat(streamed()).as("what another client may have answered stays").doesNotContain("q2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 })
    void whatIsDeclinedIsAnsweredWithNothing(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[clarify Which?|A][say on]");

        assertThat(done(gateway.answer(session, request, new Answer.Declined()))).isTrue();

        heard.await(GatewayEvent.Freed.class);
        assertThat(streamed()).isEqualTo("on");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aPasswordGoesToTheBackendOnly(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[sudo apt update]");
        assertThat(request).isInstanceOf(InputRequest.SudoPassword.class);

        done(gateway.answer(session, request, new Answer.Value(new SecretText("hunter2"))));

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all()).noneMatch(event -> event.toString().contains("hunter2"));
        var sent = contract == 8 ? calls("(answer)") : calls("sudo.respond");
        assertThat(sent).singleElement().asString().contains("hunter2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 })
    void aSecretIsGiven(int contract) {
        speaks(contract);
        var session = begin();
        var request = (InputRequest.Secret) asked(session, "[secret API_KEY]");
        assertThat(request.variable()).isEqualTo("API_KEY");

        assertThat(done(gateway.answer(session, request, new Answer.Value(new SecretText("abc"))))).isTrue();

        heard.await(GatewayEvent.Freed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void stoppingTakesWhatWasAskedAway(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[approve rm -rf build]");

        done(gateway.stop(session));

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.InputWithdrawn.class).stream().map(GatewayEvent.InputWithdrawn::request))
                .contains(request.id());
    }

    @Test
    void anApprovalThatIsShownIsAcknowledged() {
        speaks(8);
        var session = begin();

        asked(session, "[approve ls]");

        heard.await("it is acknowledged", () -> calls("approval.received").size() == 1);
        done(gateway.stop(session));
    }

    @Test
    void everySocketSaysWhatItUnderstands() {
        speaks(8);
        var session = begin();
        hermes.dropSockets();

        heard.await("the gateway is back", () -> hermes.opened() > 1);
        turn(session, "hello");

        assertThat(calls("client.capabilities")).hasSizeGreaterThanOrEqualTo(2)
                .allMatch(call -> call.params().path("server_requests").asBoolean() || call.socket() > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void whatIsAskedStaysOpenWhileContactIsLost(int contract) {
        speaks(contract);
        var session = begin();
        var request = asked(session, "[approve rm -rf build][say gone]");

        hermes.dropSockets();
        heard.await("the gateway is back", () -> hermes.opened() > 1);

        assertThat(done(gateway.answer(session, request, new Answer.Decision(Choice.ONCE)))).isTrue();
        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.InputRequested.class)).hasSize(1);
        assertThat(heard.all(GatewayEvent.ToolEnded.class).getLast().result()).contains("approved once");
    }

    @Test
    void theSameRequestIsToldOnce() {
        speaks(8);
        var session = begin();
        asked(session, "[approve ls]");

        done(gateway.attach(session));

        assertThat(done(gateway.attach(session)).requests()).hasSize(1);
        assertThat(heard.all(GatewayEvent.InputRequested.class)).hasSize(1);
        done(gateway.stop(session));
    }
}
