package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.FakeGateway;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.LiveTurn.Phase;

class WatchdogTest extends LiveTest {
    @Test
    void aSilentTurnIsAskedAfterAgainAndAgain() {
        gateway.replying("ask", Reply.done(Truth.RUNNING));
        sendAndStart("Roll out");

        pass(Duration.ofSeconds(44));
        assertThat(gateway.calls("ask")).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(gateway.calls("ask")).hasSize(1);
        pass(Duration.ofSeconds(44));
        assertThat(gateway.calls("ask")).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(gateway.calls("ask")).hasSize(2);
        assertThat(turn().phase()).isEqualTo(Phase.RUNNING);
        assertThat(turn().stalled()).isFalse();
    }

    @Test
    void afterFiveMinutesItIsShownAsSilentWhateverTheBackendSays() {
        gateway.replying("ask", Reply.done(Truth.RUNNING));
        sendAndStart("Roll out");

        pass(Duration.ofMinutes(4));
        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.WORKING);
        pass(Duration.ofMinutes(2));

        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.STALLED);
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::words).contains("silent for 6 min");
        pass(Duration.ofHours(3));
        assertThat(talaria.look(SESSION).busy()).isTrue();
    }

    @Test
    void anythingThatIsHeardEndsTheSilence() {
        gateway.replying("ask", Reply.done(Truth.RUNNING));
        sendAndStart("Roll out");
        pass(Duration.ofMinutes(6));

        hear(new GatewayEvent.TextGrew(ID, "Still here"));

        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.WORKING);
        assertThat(turn().stalled()).isFalse();
    }

    @Test
    void whoWaitsForInputIsNotStalled() {
        gateway.replying("ask", Reply.done(Truth.WAITING));
        sendAndStart("Roll out");
        hear(new GatewayEvent.InputRequested(ID, new InputRequest.Approval("a", clock.instant(), Optional.empty(),
                "reload nginx", "", List.of(InputRequest.Choice.ONCE))));

        pass(Duration.ofMinutes(10));

        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.NEEDS_INPUT);
        assertThat(turn().stalled()).isFalse();
    }

    @Test
    void aDefiniteAnswerEndsATurnThatTheFileDoesNotHold() {
        sendAndStart("Roll out");

        pass(Duration.ofSeconds(45));

        await("it is over", () -> !talaria.look(SESSION).busy());
        assertThat(turn().failure().orElseThrow().sentence()).startsWith("Lost contact with default.");
    }

    @Test
    void aDefiniteAnswerEndsATurnThatTheFileHoldsWithoutAFailure() {
        sendAndStart("Roll out");
        file.message("rollout", "user", "Roll out").message("rollout", "assistant", "Done.");

        pass(Duration.ofSeconds(45));

        await("it is over", () -> !talaria.look(SESSION).busy());
        assertThat(turn().failure()).isEmpty();
    }

    @Test
    void noAnswerEndsNothing() {
        gateway.replying("ask", Reply.refused(Refusal.UNREACHABLE, "ops cannot be reached."));
        sendAndStart("Roll out");

        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(20));

        assertThat(gateway.calls("ask")).hasSize(2);
        assertThat(talaria.look(SESSION).busy()).isTrue();
    }

    @Test
    void whatWasHeardAfterTheQuestionIsNewerThanTheAnswer() {
        var truth = gateway.<Truth>holding("ask");
        sendAndStart("Roll out");
        pass(Duration.ofSeconds(45));

        clock.move(Duration.ofSeconds(1));
        hear(new GatewayEvent.TextGrew(ID, "Here"));
        truth.complete(Reply.done(Truth.IDLE));

        assertThat(talaria.look(SESSION).busy()).isTrue();
    }

    @Test
    void anAnsweredTurnThatIsNeverFreedIsAskedAfterSoon() {
        sendAndStart("Roll out");
        endTurn("Done.");

        pass(Duration.ofSeconds(2));

        await("it is free", () -> !talaria.look(SESSION).busy());
        assertThat(turn().failure()).isEmpty();
        assertThat(talaria.answer(SESSION)).isEqualTo("[Done.]");
    }

    @Test
    void aStoppedTurnThatIsNeverHeardToEndIsAskedAfter() {
        sendAndStart("Roll out");
        talaria.prompts.stop(talaria.anna, SESSION);

        pass(Duration.ofSeconds(10));

        await("it is over", () -> !talaria.look(SESSION).busy());
        assertThat(turn().ending()).contains(GatewayEvent.Ending.INTERRUPTED);
    }

    @Test
    void aBackendThatCannotComeBackEndsTheTurn() {
        gateway.replying("ask", Reply.done(Truth.RUNNING));
        sendAndStart("Roll out");

        gateway.turns(new GatewayHealth.Lost(clock.instant(), "The socket closed."));
        pass(Duration.ofSeconds(1));
        assertThat(talaria.look(SESSION).busy()).isTrue();

        gateway.turns(new GatewayHealth.Broken(clock.instant(), "There is no hermes."));
        pass(Duration.ofSeconds(1));
        await("it is over", () -> !talaria.look(SESSION).busy());
        assertThat(turn().failure()).isPresent();
    }

    @Test
    void askingAgainAsksAtOnce() {
        gateway.replying("ask", Reply.done(Truth.RUNNING));
        sendAndStart("Roll out");

        var answer = talaria.prompts.askAgain(talaria.anna, SESSION);

        assertThat(answer).isCompletedWithValue(Optional.of(Truth.RUNNING));
        assertThat(gateway.calls("ask")).hasSize(1);
    }

    @Test
    void aTurnThatIsNotFoundAgainAfterACrashEndsAsFailed() {
        sendAndStart("Roll out");
        hear(new GatewayEvent.Reattached(ID, FakeGateway.idle(ID)));
        assertThat(talaria.look(SESSION).busy()).isTrue();

        pass(Duration.ofSeconds(2));

        await("it is over", () -> !talaria.look(SESSION).busy());
        assertThat(turn().failure()).isPresent();
    }

    @Test
    void aTurnOfWhichNobodySawAnythingIsForgottenWithoutAWord() {
        gateway.replying("submit", Reply.refused(Refusal.BUSY, "session busy"));
        send("Roll out");
        await("it waits", () -> talaria.look(SESSION).busy() && talaria.look(SESSION).queue().size() == 1);
        gateway.usual("submit");

        clock.move(Duration.ofSeconds(3));

        // that it was refused may become known only now
        await("it is sent again", () -> {
            talaria.watchdog.look();
            return gateway.calls("submit").size() == 2;
        });
        assertThat(talaria.sessions.notes(talaria.bert)).noneMatch(note -> note.activity() == Activity.FAILED);
    }

    @Test
    void aPromptThatNobodyTakesIsShownAsSilentAndNotEnded() {
        gateway.holding("submit");
        send("Roll out");
        awaitCall("submit");

        pass(Duration.ofMinutes(6));

        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.STALLED);
        assertThat(turn().phase()).isEqualTo(Phase.SENDING);
    }

    private void pass(Duration time) {
        clock.move(time);
        talaria.watchdog.look();
    }
}
