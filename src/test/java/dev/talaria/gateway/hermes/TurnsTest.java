package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.Submission.Cut;

class TurnsTest extends HermesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aPromptIsAnsweredByEveryVersion(int contract) {
        speaks(contract);
        var session = begin();

        turn(session, "[think hm][say Hello there][tool terminal][say All done]");

        assertThat(streamed()).isEqualTo("Hello thereAll done");
        assertThat(heard.all(GatewayEvent.TurnEnded.class)).singleElement()
                .returns(Optional.of("All done"), GatewayEvent.TurnEnded::text)
                .returns(session, GatewayEvent.TurnEnded::session);
    }

    @Test
    void nothingIsStartedByLooking() {
        assertThat(done(gateway.ask(id("20260601_090000_000001")))).isEqualTo(Truth.NOT_LIVE);
        done(gateway.stop(id("20260601_090000_000001")));

        assertThat(source.started).hasValue(0);
    }

    @Test
    void anEmptyPromptIsNotSent() {
        var session = begin();

        refused(gateway.submit(session, Submission.of("  \n")), Refusal.INVALID);

        assertThat(calls("prompt.submit")).isEmpty();
    }

    @Test
    void aPromptRightAfterAnAnswerWaitsForTheSessionToBeFree() {
        hermes.behaviour().settles = Duration.ofMillis(400);
        var session = begin();
        done(gateway.submit(session, Submission.of("first")));
        heard.await(GatewayEvent.TurnEnded.class);

        assertThat(done(gateway.submit(session, Submission.of("second")))).isEqualTo(Submitted.STARTED);

        heard.await("both are answered", () -> streamed().contains("firstsecond"));
        assertThat(calls("prompt.submit")).hasSizeGreaterThan(2);
    }

    @Test
    void aPromptIntoARunningTurnIsBusyAtOnce() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);

        refused(gateway.submit(session, Submission.of("me too")), Refusal.BUSY);

        hermes.release();
        assertThat(calls("prompt.submit")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8 })
    void aPromptIntoARunningTurnIsQueuedAndDoesNotStopIt(int contract) {
        speaks(contract);
        var session = begin();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);

        assertThat(done(gateway.submit(session, Submission.of("me too")))).isEqualTo(Submitted.QUEUED);

        assertThat(calls("prompt.submit").getLast().params().path("queued").asBoolean()).isTrue();
        hermes.release();
        heard.await("it is answered", () -> streamed().endsWith("me too"));
    }

    @Test
    void aSessionThatNobodySaysIsFreeIsAskedAbout() {
        var session = begin();

        turn(session, "[say done][unsettled]");

        assertThat(calls("session.active_list")).isNotEmpty();
    }

    @Test
    void aTurnThatFailedWithoutAnEndIsAskedAbout() {
        speaks(8);
        var session = begin();

        turn(session, "[say half][fail-beside another surface took over this session]");
        turn(session, "again");

        assertThat(streamed()).isEqualTo("halfagain");
        assertThat(heard.all(GatewayEvent.Failed.class)).singleElement().satisfies(failed -> assertThat(
                failed.failure().sentence()).contains("another surface took over"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aTurnThatIsRefusedBeforeItsModelIsAskedHasFailed(int contract) {
        speaks(contract);
        var session = begin();

        turn(session, "[error Context injection refused.]");
        turn(session, "again");

        assertThat(streamed()).isEqualTo("again");
        assertThat(heard.all(GatewayEvent.Failed.class)).singleElement().satisfies(failed -> assertThat(
                failed.failure().sentence()).contains("Context injection refused"));
        assertThat(heard.all().stream().<Class<?>>map(GatewayEvent::getClass)).containsSubsequence(
                GatewayEvent.TurnStarted.class, GatewayEvent.Failed.class, GatewayEvent.Freed.class,
                GatewayEvent.TurnStarted.class);
    }

    @Test
    void whatTheBackendKnowsToBeOverIsOverHere() {
        hermes.behaviour().stickyInterrupt = false;
        var session = begin();
        done(gateway.submit(session, Submission.of("[silent][unsettled]")));
        heard.await(GatewayEvent.TurnStarted.class);
        heard.await("the backend is idle", () -> done(gateway.ask(session)) == Truth.IDLE);

        heard.await("its place is free", () -> gateway.use() == BackendUse.Use.IDLE);
        assertThat(heard.all(GatewayEvent.Freed.class)).isEmpty();
    }

    @Test
    void aStopThatFindsNothingToStopEndsTheTurnAllTheSame() {
        speaks(4);
        var session = begin();
        done(gateway.submit(session, Submission.of("[silent][unsettled]")));
        heard.await(GatewayEvent.TurnStarted.class);

        done(gateway.stop(session));

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.TurnEnded.class)).singleElement().returns(GatewayEvent.Ending.INTERRUPTED,
                GatewayEvent.TurnEnded::ending);
    }

    @Test
    void anErrorWithoutAnEndFreesTheSession() {
        var session = begin();

        turn(session, "[error the disk is full]");

        assertThat(heard.all(GatewayEvent.Failed.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aStoppedTurnKeepsItsText(int contract) {
        speaks(contract);
        var session = begin();
        done(gateway.submit(session, Submission.of("[say half][hold][say never]")));
        heard.await(GatewayEvent.TextGrew.class);

        done(gateway.stop(session));

        heard.await(GatewayEvent.Freed.class);
        assertThat(heard.all(GatewayEvent.TurnEnded.class)).singleElement()
                .returns(GatewayEvent.Ending.INTERRUPTED, GatewayEvent.TurnEnded::ending)
                .returns(Optional.empty(), GatewayEvent.TurnEnded::text);
        assertThat(streamed()).isEqualTo("half");
    }

    @Test
    void stoppingAnIdleSessionDoesNotReachTheBackend() {
        var session = begin();
        turn(session, "one");

        done(gateway.stop(session));
        turn(session, "two");

        assertThat(calls("session.interrupt")).isEmpty();
        assertThat(streamed()).isEqualTo("onetwo");
    }

    @Test
    void aStopBetweenTheEndOfAnAnswerAndItsSettlingSpoilsNoPrompt() {
        hermes.behaviour().settles = Duration.ofMillis(400);
        var session = begin();
        done(gateway.submit(session, Submission.of("first")));
        heard.await(GatewayEvent.TurnEnded.class);

        done(gateway.stop(session));
        done(gateway.submit(session, Submission.of("second")));

        heard.await("the second is answered", () -> streamed().equals("firstsecond"));
        assertThat(calls("session.interrupt")).isEmpty();
    }

    @Test
    void aStopThatComesTooLateSpoilsNoPrompt() {
        hermes.behaviour().slow.put("session.interrupt", Duration.ofMillis(400));
        var session = begin();
        done(gateway.submit(session, Submission.of("[say first][pause 100]")));
        heard.await(GatewayEvent.TextGrew.class);
        var stopped = List.of(gateway.stop(session), gateway.stop(session));
        heard.await(GatewayEvent.Freed.class);
        stopped.forEach(HermesTest::done);

        turn(session, "second");

        assertThat(streamed()).isEqualTo("firstsecond");
        assertThat(calls("session.interrupt")).hasSize(1);
        assertThat(heard.all(GatewayEvent.Detached.class)).isEmpty();
        assertThat(hermes.messages(session.value())).contains("first", "second");
    }

    @Test
    void aStopInTimeLeavesTheAgentAsItIs() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[say first][hold]")));
        heard.await(GatewayEvent.TextGrew.class);
        done(gateway.stop(session));
        heard.await(GatewayEvent.Freed.class);

        turn(session, "second");

        assertThat(streamed()).isEqualTo("firstsecond");
        assertThat(calls("session.close")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8 })
    void aPromptThatReplacesAnotherWaitsForTheTurnAndIsNeverQueued(int contract) {
        speaks(contract);
        hermes.behaviour().settles = Duration.ofMillis(300);
        var session = begin();
        turn(session, "one");
        done(gateway.submit(session, Submission.of("[say two][hold]")));
        heard.await("two is said", () -> streamed().endsWith("two"));

        refused(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1)))), Refusal.BUSY);
        hermes.release();
        heard.await("two is finished", () -> heard.all(GatewayEvent.TurnEnded.class).size() == 2);

        assertThat(done(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1))))))
                .isEqualTo(Submitted.STARTED);
        heard.await("three is said", () -> streamed().endsWith("three"));
        heard.await("three is stored", () -> hermes.messages(session.value()).size() == 4);
        assertThat(hermes.messages(session.value())).containsExactly("one", "one", "three", "three");
    }

    @Test
    void whatItIsAskedIsAnsweredByTheBackend() {
        var session = begin();
        assertThat(done(gateway.ask(session))).isEqualTo(Truth.IDLE);
        done(gateway.submit(session, Submission.of("[hold][clarify Which?|A]")));
        heard.await(GatewayEvent.TurnStarted.class);

        assertThat(done(gateway.ask(session))).isEqualTo(Truth.RUNNING);
        assertThat(gateway.use()).isEqualTo(BackendUse.Use.WORKS);

        hermes.release();
        heard.await(GatewayEvent.InputRequested.class);
        assertThat(done(gateway.ask(session))).isEqualTo(Truth.WAITING);
        assertThat(gateway.use()).isEqualTo(BackendUse.Use.WAITS);
        done(gateway.stop(session));
    }

    @Test
    void stoppingDoesNotWaitBehindASlowList() {
        hermes.behaviour().slow.put("model.options", Duration.ofSeconds(3));
        var session = begin();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);
        var models = gateway.models(Optional.of(session));

        done(gateway.stop(session));

        heard.await(GatewayEvent.Freed.class);
        assertThat(models).isNotDone();
    }

    @Test
    void theSecondSocketOpensNoSession() {
        var session = begin();
        done(gateway.models(Optional.of(session)));
        turn(session, "hello");

        assertThat(calls("model.options").getFirst().socket()).isEqualTo(2);
        assertThat(calls("session.create").getFirst().socket()).isEqualTo(1);
        assertThat(calls("prompt.submit").getFirst().socket()).isEqualTo(1);
    }

    @Test
    void aTextGoesIntoARunningTurnOnly() {
        var session = begin();
        assertThat(done(gateway.steer(session, "faster"))).isFalse();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);

        assertThat(done(gateway.steer(session, "faster"))).isTrue();

        hermes.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4028, 4029 })
    void aPromptReplacesAnEarlierOne(int confirmation) {
        speaks(5);
        hermes.behaviour().confirmsCuts = confirmation;
        var session = begin();
        turn(session, "one");
        turn(session, "two");

        done(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1)))));

        heard.await("it is answered", () -> streamed().endsWith("three"));
        heard.await("it is stored", () -> hermes.messages(session.value()).size() == 4);
        assertThat(hermes.messages(session.value())).startsWith("one", "one", "three");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4 })
    void anOldBackendTakesBackWhatIsStored(int contract) {
        speaks(contract);
        var session = begin();
        turn(session, "one");
        turn(session, "two");
        turn(session, "three");

        done(gateway.submit(session, new Submission("four", Optional.of(new Cut(7, 3, 2)))));

        heard.await("it is stored",
                () -> hermes.messages(session.value()).equals(List.of("one", "one", "four", "four")));
        assertThat(calls("prompt.submit").getLast().params().propertyNames()).containsExactlyInAnyOrder("session_id",
                "text");
    }

    @Test
    void whatWasTakenBackIsNotTakenBackTwice() {
        var session = begin();
        turn(session, "one");
        turn(session, "two");
        turn(session, "three");
        hermes.behaviour().breaksAfter.add("command.dispatch");

        refused(gateway.submit(session, new Submission("four", Optional.of(new Cut(2, 5, 1)))), Refusal.UNCERTAIN);

        assertThat(calls("command.dispatch")).hasSize(1);
        assertThat(hermes.messages(session.value())).containsExactly("one", "one", "two", "two");
        turn(session, "four");
    }

    @Test
    void anOldBackendThatTakesNothingBackCountsThePrompts() {
        hermes.behaviour().forgetsCommands = true;
        var session = begin();
        turn(session, "one");
        turn(session, "two");

        done(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1)))));

        heard.await("it is stored",
                () -> hermes.messages(session.value()).equals(List.of("one", "one", "three", "three")));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8 })
    void aNewerBackendCutsBeforeTheStoredRow(int contract) {
        speaks(contract);
        var session = begin();
        turn(session, "one");
        turn(session, "two");

        done(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1)))));

        heard.await("it is stored",
                () -> hermes.messages(session.value()).equals(List.of("one", "one", "three", "three")));
    }

    @Test
    void theVeryFirstPromptCanBeReplaced() {
        speaks(8);
        var session = begin();
        turn(session, "one");

        done(gateway.submit(session, new Submission("two", Optional.of(new Cut(0, 1, 1)))));

        heard.await("it is stored", () -> hermes.messages(session.value()).equals(List.of("two", "two")));
    }

    @Test
    void whereTheBackendCountsOtherwiseTheRowDecides() {
        speaks(8);
        var session = begin();
        turn(session, "one");
        turn(session, "two");

        done(gateway.submit(session, new Submission("three", Optional.of(new Cut(0, 3, 1)))));

        heard.await("it is stored",
                () -> hermes.messages(session.value()).equals(List.of("one", "one", "three", "three")));
    }

    @Test
    void aPromptThatIsNoLongerThereCannotBeReplaced() {
        speaks(5);
        var session = begin();
        turn(session, "one");

        refused(gateway.submit(session, new Submission("three", Optional.of(new Cut(7, 15, 1)))), Refusal.GONE);
    }

    @Test
    void oddEventsDisturbNothing() {
        hermes.behaviour().doubledStart = true;
        hermes.behaviour().unknownEvents = true;
        var session = begin();

        turn(session, "hello");

        assertThat(streamed()).isEqualTo("hello");
    }
}
