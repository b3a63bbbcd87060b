package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;

class BackendQuestionsTest extends HermesTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 6 })
    void whatNoPersonCanAnswerIsAnsweredWithNothing(int contract) {
        speaks(contract);
        var session = begin();

        turn(session, "[terminal][say on]");

        assertThat(calls("terminal.read.respond").getFirst().params().path("text").asString("?")).isEmpty();
        assertThat(streamed()).endsWith("on");
        assertThat(heard.all(GatewayEvent.InputRequested.class)).isEmpty();
    }

    @Test
    void whatNobodyKnowsHereIsRefused() {
        speaks(8);
        var session = begin();

        turn(session, "[terminal][say on]");

        assertThat(refusal()).isEqualTo(-32601);
        assertThat(streamed()).endsWith("on");
    }

    @Test
    void whatIsForAnotherWindowIsLeftToItWhereThatIsPossible() {
        speaks(8);
        hermes.behaviour().countsDeclines = true;
        var session = begin();

        turn(session, "[terminal]");

        assertThat(refusal()).isEqualTo(4404);
    }

    @Test
    void whatIsAskedOfASessionThatNobodyHasOpenIsRefused() {
        speaks(8);
        begin();

        hermes.askNobody();

        heard.await("it is refused", () -> !calls("(answer)").isEmpty());
        assertThat(refusal()).isEqualTo(-32601);
    }

    @Test
    void whatIsAskedWhileTheSessionIsOpenedIsShown() {
        speaks(8);
        hermes.stored("20260601_080000_aaaaaa", "one", "two");
        hermes.behaviour().asksWhileOpening = true;

        done(gateway.attach(id("20260601_080000_aaaaaa")));

        heard.await(GatewayEvent.InputRequested.class);
        assertThat(calls("(answer)")).isEmpty();
    }

    @Test
    void whatAnotherClientHasAnsweredIsNotAskedAnyMore() {
        speaks(8);
        var session = begin();
        var request = asked(session, "[approve ls][say on]");

        hermes.answerElsewhere();

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.InputWithdrawn.class))
                .containsExactly(new GatewayEvent.InputWithdrawn(session, request.id(), "resolved"));
    }

    @Test
    void whoIsSlowerThanAnotherClientIsToldSo() {
        speaks(8);
        var session = begin();
        var request = asked(session, "[clarify Which?|A][hold]");
        hermes.answerElsewhere();

        assertThat(done(gateway.answer(session, request, new Answer.Replies(Map.of("q1", List.of("A")))))).isFalse();

        hermes.release();
    }

    @Test
    void whereNoMethodTakesAnAnswerItIsAResponse() {
        speaks(7);
        var session = begin();
        var request = (InputRequest.Approval) asked(session, "[approve ls]");

        assertThat(done(gateway.answer(session, request, new Answer.Decision(Choice.ONCE)))).isTrue();

        heard.await(GatewayEvent.Freed.class);
        assertThat(calls("(answer)")).hasSize(1);
        assertThat(heard.all(GatewayEvent.ToolEnded.class).getLast().result()).contains("approved once");
    }

    private int refusal() {
        return calls("(answer)").getFirst().params().path("error").path("code").asInt(0);
    }
}
