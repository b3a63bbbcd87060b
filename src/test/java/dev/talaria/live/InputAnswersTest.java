package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;
import dev.talaria.live.InputAnswers.AnswerResult;
import dev.talaria.team.Member;

class InputAnswersTest extends LiveTest {
    private static final Answer ONCE = new Answer.Decision(Choice.ONCE);

    @BeforeEach
    void aTurnThatAsks() {
        sendAndStart("Roll out");
        hear(approval("a"));
    }

    @Test
    void theFirstAnswerWinsAndTheOtherIsToldWhoWasFirst() {
        assertThat(answer(talaria.anna, "a", ONCE)).isEqualTo(new AnswerResult.Taken());

        var late = (AnswerResult.TooLate) answer(talaria.bert, "a", new Answer.Decision(Choice.DENY));

        assertThat(late.who()).startsWith("Anna allowed once at ");
        assertThat(gateway.calls("answer")).hasSize(1);
        assertThat(talaria.look(SESSION).requests()).isEmpty();
        assertThat(talaria.look(SESSION).answered()).singleElement()
                .matches(answered -> answered.what().equals("allowed once")
                        && answered.subject().equals("reload nginx"));
    }

    @Test
    void ofManyWhoAnswerAtOnceExactlyOneIsHeard() throws Exception {
        var people = 8;
        var start = new CyclicBarrier(people);
        var results = new ArrayList<AnswerResult>();
        try (var pool = Executors.newFixedThreadPool(people)) {
            var clicks = new ArrayList<Future<AnswerResult>>();
            for (var person = 0; person < people; person++) {
                var member = person % 2 == 0 ? talaria.anna : talaria.bert;
                clicks.add(pool.submit(() -> {
                    start.await();
                    return answer(member, "a", ONCE);
                }));
            }
            for (var click : clicks) {
                results.add(click.get());
            }
        }

        assertThat(results).filteredOn(AnswerResult.Taken.class::isInstance).hasSize(1);
        assertThat(gateway.calls("answer")).hasSize(1);
    }

    @Test
    void everybodySeesThatSomebodyAnswers() {
        var reply = gateway.<Boolean>holding("answer");
        var answer = talaria.answers.answer(talaria.anna, SESSION, "a", ONCE);

        assertThat(talaria.look(SESSION).requests()).singleElement().matches(OpenRequest::answering);
        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.NEEDS_INPUT);
        reply.complete(Reply.done(true));
        assertThat(answer.join()).isEqualTo(new AnswerResult.Taken());
    }

    @Test
    void answersToOneSessionGoOneAfterAnother() {
        hear(approval("b"));
        var reply = gateway.<Boolean>holding("answer");

        var first = talaria.answers.answer(talaria.anna, SESSION, "a", ONCE);
        var second = talaria.answers.answer(talaria.bert, SESSION, "b", ONCE);

        assertThat(gateway.calls("answer")).hasSize(1);
        reply.complete(Reply.done(true));
        assertThat(first.join()).isEqualTo(new AnswerResult.Taken());
        assertThat(second.join()).isEqualTo(new AnswerResult.Taken());
        assertThat(gateway.calls("answer")).extracting(call -> ((InputRequest) call.argument(1)).id())
                .containsExactly("a", "b");
    }

    @Test
    void anExpiredRequestSaysSo() {
        gateway.replying("answer", Reply.done(false));

        assertThat(answer(talaria.anna, "a", ONCE)).isInstanceOf(AnswerResult.TooLate.class);
        assertThat(talaria.look(SESSION).requests()).isEmpty();
        assertThat(talaria.look(SESSION).answered()).extracting(AnsweredRequest::what).containsExactly("expired");
    }

    @Test
    void aWithdrawnRequestTakesNoAnswer() {
        hear(new GatewayEvent.InputWithdrawn(ID, "a", "timeout"));

        var late = (AnswerResult.TooLate) answer(talaria.anna, "a", ONCE);

        assertThat(late.who()).contains("expired");
        assertThat(gateway.calls("answer")).isEmpty();
    }

    @Test
    void anAnswerThatCouldNotBeGivenLeavesTheRequestOpen() {
        gateway.replying("answer", Reply.refused(Refusal.UNREACHABLE, "ops can't be reached."));

        assertThat(answer(talaria.anna, "a", ONCE)).isEqualTo(new AnswerResult.NotTaken("ops can't be reached."));
        assertThat(talaria.look(SESSION).requests()).singleElement().matches(open -> !open.answering());
    }

    @Test
    void whoMayNotApproveMayStillClarify() {
        talaria.forbid(talaria.bert, "approve");
        hear(new GatewayEvent.InputRequested(ID, new InputRequest.Clarification("c", clock.instant(), Optional.empty(),
                List.of(new InputRequest.Question("q", "Where?", List.of("staging", "live"), false)))));

        assertThat(answer(talaria.bert, "a", ONCE)).isInstanceOf(AnswerResult.NotTaken.class);
        assertThat(answer(talaria.bert, "c", new Answer.Replies(Map.of("q", List.of("staging")))))
                .isEqualTo(new AnswerResult.Taken());
        assertThat(talaria.look(SESSION).answered()).extracting(AnsweredRequest::what)
                .containsExactly("answered: staging");
    }

    @Test
    void whoMayOnlyLookAnswersNothingAndLearnsNothing() {
        talaria.forbid(talaria.bert, "talk");
        answer(talaria.anna, "a", ONCE);

        assertThat(answer(talaria.bert, "a", ONCE)).isEqualTo(new AnswerResult.NotTaken("You may not answer this."));
    }

    @Test
    void aPasswordIsNowhereButAtTheGateway() {
        hear(new GatewayEvent.InputRequested(ID,
                new InputRequest.SudoPassword("s", clock.instant(), Optional.empty(), Optional.of("apt upgrade"))));

        answer(talaria.anna, "s", new Answer.Value(new SecretText("hunter2")));

        assertThat(talaria.look(SESSION).answered()).extracting(AnsweredRequest::what)
                .containsExactly("sent the password");
        assertThat(talaria.look(SESSION).toString()).doesNotContain("hunter2");
    }

    @Test
    void anAnswerOfAnotherKindIsNone() {
        assertThat(answer(talaria.anna, "a", new Answer.Value(new SecretText("hunter2"))))
                .isInstanceOf(AnswerResult.NotTaken.class);
        assertThat(answer(talaria.anna, "a", new Answer.Decision(Choice.ALWAYS)))
                .isInstanceOf(AnswerResult.NotTaken.class);
        assertThat(gateway.calls("answer")).isEmpty();
    }

    private AnswerResult answer(Member member, String request, Answer answer) {
        return talaria.answers.answer(member, SESSION, request, answer).join();
    }

    private GatewayEvent approval(String id) {
        return new GatewayEvent.InputRequested(ID, new InputRequest.Approval(id, clock.instant(), Optional.empty(),
                "reload nginx", "", List.of(Choice.ONCE, Choice.DENY)));
    }
}
