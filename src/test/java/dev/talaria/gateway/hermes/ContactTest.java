package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.ProfileName;

class ContactTest extends HermesTest {
    @ParameterizedTest
    @EnumSource(value = GatewayKind.class, names = {"HERMES", "REMOTE" })
    void whatAnotherClientSendsIsToldWhereNoFileTellsIt(GatewayKind kind) {
        speaks(8);
        source.kind = kind;
        turn(begin(), "hello");
        var before = heard.all(GatewayEvent.TurnStarted.class).size();

        hermes.submitElsewhere("[say From afar]");
        heard.await("its turn is over", () -> heard.all(GatewayEvent.Freed.class).size() == 2);

        assertThat(heard.all(GatewayEvent.TurnStarted.class).get(before).prompt())
                .isEqualTo(kind == GatewayKind.REMOTE ? Optional.of("[say From afar]") : Optional.empty());
    }

    private static final String STORED = "20260601_080000_abcdef";

    @ParameterizedTest
    @ValueSource(ints = {1, 4 })
    void aTurnThatLostItsSocketIsTakenUpAgain(int contract) {
        speaks(contract);
        var session = begin();
        done(gateway.submit(session, Submission.of("[say half][hold][say  and whole]")));
        heard.await("it streams", () -> streamed().equals("half"));

        hermes.dropSockets();

        heard.await(GatewayEvent.Reattached.class);
        var snapshot = heard.all(GatewayEvent.Reattached.class).getFirst().snapshot();
        assertThat(snapshot.running()).isTrue();
        assertThat(snapshot.inflight()).hasValueSatisfying(
                inflight -> assertThat(inflight.answer()).isEqualTo("half"));
        assertThat(heard.healths()).anyMatch(GatewayHealth.Lost.class::isInstance);
        hermes.release();
        heard.await(GatewayEvent.Freed.class);
        assertThat(streamed()).isEqualTo("half and whole");
    }

    @Test
    void aTurnThatEndedMeanwhileIsKnownToHaveEnded() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[say half][hold][say  and whole]")));
        heard.await("it streams", () -> streamed().equals("half"));
        source.unreachable = true;
        hermes.dropSockets();
        hermes.release();
        heard.await("it is stored", () -> hermes.messages(session.value()).size() == 2);
        source.unreachable = false;

        heard.await(GatewayEvent.Reattached.class);

        assertThat(heard.all(GatewayEvent.Reattached.class).getFirst().snapshot().running()).isFalse();
        assertThat(gateway.use()).isEqualTo(BackendUse.Use.IDLE);
    }

    @Test
    void whatWasMissedIsToldWhereTheBackendRemembersIt() {
        speaks(8);
        var session = begin();
        done(gateway.submit(session, Submission.of("[say one ][drop][say two ][tool terminal][say three]")));

        heard.await(GatewayEvent.Freed.class);

        assertThat(streamed()).isEqualTo("one two three");
        assertThat(heard.all(GatewayEvent.ToolEnded.class)).hasSize(1);
        assertThat(heard.all(GatewayEvent.Reattached.class)).isEmpty();
    }

    @RepeatedTest(20)
    void aSocketThatBreaksRightBehindAMessageIsNoticed() {
        var session = begin();

        done(gateway.submit(session, Submission.of("[say one][drop]")));

        heard.await(GatewayEvent.Reattached.class);
    }

    @Test
    void aBackendWithoutMemoryOfItTellsHowThingsStand() {
        speaks(8);
        var session = begin();
        turn(session, "one");
        done(gateway.submit(session, Submission.of("[say two][hold]")));
        heard.await("it streams", () -> streamed().endsWith("two"));

        source.anotherProcess();
        hermes.forget();

        heard.await(GatewayEvent.Reattached.class);
        assertThat(heard.all(GatewayEvent.Reattached.class).getFirst().snapshot().running()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aSessionThatTheBackendLetGoOfIsOpenedAgain(int contract) {
        speaks(contract);
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));
        hermes.reap();

        turn(id(STORED), "again");

        assertThat(streamed()).isEqualTo("again");
        assertThat(hermes.messages(STORED)).containsExactly("hi", "hello", "again", "again");
    }

    @Test
    void aSessionThatIsNotOnDiskYetBeginsAnew() {
        var session = begin();
        hermes.reap();

        turn(session, "hello");

        assertThat(streamed()).isEqualTo("hello");
        var rotated = heard.all(GatewayEvent.Rotated.class);
        assertThat(rotated).singleElement().returns(session, GatewayEvent.Rotated::session);
        assertThat(hermes.isStored(rotated.getFirst().now().value())).isTrue();
    }

    @Test
    void aSessionThatCannotBeFoundAgainIsSaidToBeGone() {
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));
        done(gateway.submit(id(STORED), Submission.of("[hold]")));
        heard.await(GatewayEvent.TurnStarted.class);

        hermes.remove(STORED);
        source.anotherProcess();
        hermes.forget();

        heard.await(GatewayEvent.Detached.class);
        refused(gateway.submit(id(STORED), Submission.of("hello?")), Refusal.GONE);
    }

    @Test
    void oneSessionThatIsGoneKeepsNoOtherFromComingBack() {
        hermes.stored(STORED, "hi", "hello");
        hermes.stored("20260601_083000_abcdef", "hi", "hello");
        done(gateway.submit(id(STORED), Submission.of("[hold]")));
        done(gateway.submit(id("20260601_083000_abcdef"), Submission.of("[hold]")));
        heard.await("both run", () -> heard.all(GatewayEvent.TurnStarted.class).size() == 2);

        hermes.remove(STORED);
        source.anotherProcess();
        hermes.forget();

        heard.await(GatewayEvent.Detached.class);
        heard.await(GatewayEvent.Reattached.class);
        assertThat(heard.all(GatewayEvent.Detached.class)).singleElement().returns(id(STORED),
                GatewayEvent.Detached::session);
    }

    @Test
    void anIdleSessionThatIsReclaimedComesBackWhenNeeded() {
        speaks(8);
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));

        hermes.reclaim();
        heard.await(GatewayEvent.Detached.class);
        turn(id(STORED), "again");

        assertThat(streamed()).isEqualTo("again");
    }

    @Test
    void aPromptThatArrivedBeforeTheSocketBrokeIsNotSentAgain() {
        var session = begin();
        hermes.behaviour().breaksAfter.add("prompt.submit");

        assertThat(done(gateway.submit(session, Submission.of("[say once][hold]")))).isEqualTo(Submitted.STARTED);

        hermes.release();
        heard.await("it ends", () -> gateway.use() == BackendUse.Use.IDLE);
        assertThat(calls("prompt.submit")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "look at @file:a.txt|look at @file:a.txt\\n\\n--- Attached Context ---\\na lot",
            "@file:a.txt look\\nat it|look at it\\n\\n--- Context Warnings ---\\n- none",
            "what is it?|what is it?\\n@image:/srv/hermes/images/a.png\\n[screenshot]",
            "what is it?|what is it?\\n\\n[Image attached at: /srv/hermes/images/a.png]\\n[screenshot]",
            "what is it?|[The user attached an image: a square]\\n\\nwhat is it?",
            "[IMPORTANT: The user has invoked the \"work\" skill.]\\n\\nlong\\n\\ninstruction: do\\nit|/work do it",
    })
    void aPromptThatArrivedIsKnownByWhatIsShownOfIt(String sent, String shown) {
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));
        hermes.behaviour().breaksBefore.add("prompt.submit");
        hermes.onBreak(() -> {
            hermes.reap();
            hermes.stored(STORED, "hi", "hello", shown.replace("\\n", "\n"), "done");
        });

        assertThat(done(gateway.submit(id(STORED), Submission.of(sent.replace("\\n", "\n")))))
                .isEqualTo(Submitted.STARTED);

        assertThat(calls("prompt.submit")).hasSize(1);
    }

    @Test
    void aPromptThatDidNotArriveIsSentAgain() {
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));
        hermes.behaviour().breaksBefore.add("prompt.submit");

        assertThat(done(gateway.submit(id(STORED), Submission.of("once")))).isEqualTo(Submitted.STARTED);

        heard.await(GatewayEvent.Freed.class);
        assertThat(hermes.messages(STORED)).containsExactly("hi", "hello", "once", "once");
    }

    @Test
    void aPromptThatMayHaveGoneDownWithItsBackendIsUncertain() {
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));
        hermes.behaviour().breaksBefore.add("prompt.submit");
        hermes.onBreak(() -> source.anotherProcess());

        refused(gateway.submit(id(STORED), Submission.of("once")), Refusal.UNCERTAIN);

        assertThat(calls("prompt.submit")).hasSize(1);
    }

    @Test
    void theSameTextTwiceIsNotTakenForTheFirst() {
        hermes.stored(STORED, "go on", "hello");
        done(gateway.attach(id(STORED)));
        hermes.behaviour().breaksBefore.add("prompt.submit");

        refused(gateway.submit(id(STORED), Submission.of("go on")), Refusal.UNCERTAIN);
    }

    @Test
    void aBackendThatAnswersNothingIsLookedAt() {
        var session = begin();
        hermes.behaviour().mute.addAll(Set.of("session.active_list", "ping"));

        refused(gateway.ask(session), Refusal.UNREACHABLE);

        heard.await("the source is told", () -> source.losses.contains("The agent no longer answers"));
    }

    @Test
    void aRefusedCredentialIsReportedAndNotHammered() {
        hermes.behaviour().refusesSockets = true;

        var refused = refused(gateway.create(NewSession.PLAIN), Refusal.UNREACHABLE);

        assertThat(refused.words()).contains("credential").doesNotContain(hermes.token());
        assertThat(source.credentialLosses).hasValue(2);
    }

    @Test
    void aBackendThatDoesNotStartIsTold() {
        source.unreachable = true;

        assertThat(refused(gateway.wake(), Refusal.UNREACHABLE).words()).isEqualTo("It does not start.");
    }

    @Test
    void aBackendThatIsStoppedLeavesItsSessionsToTheNextNeed() {
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));

        source.turn(new GatewayHealth.Cold());
        hermes.forget();

        heard.await(GatewayEvent.Detached.class);
        var started = source.started.get();
        assertThat(gateway.health()).isInstanceOf(GatewayHealth.Cold.class);
        turn(id(STORED), "again");
        assertThat(source.started.get()).isGreaterThan(started);
    }

    @Test
    void aBrokenBackendIsNotLookedForAnyMore() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[hold]")));
        heard.await(GatewayEvent.TurnStarted.class);

        source.turn(new GatewayHealth.Broken(Instant.EPOCH, "It is broken."));

        heard.await(GatewayEvent.Detached.class);
        assertThat(gateway.health()).isInstanceOf(GatewayHealth.Broken.class);
        assertThat(gateway.use()).isEqualTo(BackendUse.Use.IDLE);
    }

    @Test
    void theContractIsLearntFromTheBackend() {
        speaks(4);
        begin();

        assertThat(gateway.health()).isInstanceOfSatisfying(GatewayHealth.Ready.class,
                ready -> assertThat(ready.contract()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8 })
    void anOlderSegmentLeadsToWhereTheSessionGoesOn(int contract) {
        speaks(contract);
        hermes.stored(STORED, "hi", "hello");
        hermes.continued(STORED, "20260601_080500_abcdef");

        var snapshot = done(gateway.attach(id(STORED)));

        assertThat(snapshot.session()).isEqualTo(id("20260601_080500_abcdef"));
        turn(id(STORED), "again");
        assertThat(heard.all(GatewayEvent.Freed.class).getLast().session()).isEqualTo(id(STORED));
        assertThat(hermes.messages(STORED)).containsExactly("hi", "hello", "again", "again");
    }

    @Test
    void aBranchIsNotTakenForTheSession() {
        hermes.stored(STORED, "hi", "hello");
        hermes.continued(STORED, "20260601_080500_abcdef");
        hermes.branched(STORED, "20260601_081000_abcdef");
        hermes.branched("20260601_080500_abcdef", "20260601_081500_abcdef");

        assertThat(done(gateway.attach(id(STORED))).session()).isEqualTo(id("20260601_080500_abcdef"));
        assertThat(done(gateway.attach(id("20260601_080500_abcdef"))).session())
                .isEqualTo(id("20260601_080500_abcdef"));
        assertThat(Set.copyOf(calls("session.resume").stream()
                .map(call -> call.params().path("session_id").asString()).toList())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4 })
    void aCompactionThatMovesTheSessionIsFollowed(int contract) {
        speaks(contract);
        hermes.behaviour().rotates = true;
        hermes.stored(STORED, "hi", "hello");
        done(gateway.attach(id(STORED)));

        turn(id(STORED), "[compact][say smaller]");

        heard.await(GatewayEvent.Rotated.class);
        var rotated = heard.all(GatewayEvent.Rotated.class).getFirst();
        assertThat(rotated.session()).isEqualTo(id(STORED));
        hermes.reap();
        turn(rotated.now(), "more");
        assertThat(heard.all(GatewayEvent.Freed.class).getLast().session()).isEqualTo(id(STORED));
        assertThat(heard.all(GatewayEvent.TurnEnded.class).getLast().text()).isEqualTo(Optional.of("more"));
    }

    @Test
    void anUnknownSessionIsGone() {
        refused(gateway.attach(id("20990101_000000_abcdef")), Refusal.GONE);
    }

    @Test
    void aSessionThatIsAboutToBeLetGoOfIsOpenedAMomentLater() {
        speaks(8);
        hermes.stored("20260601_080000_aaaaaa", "one", "two");
        hermes.behaviour().refusesOpening.add("4009 session disconnect interrupt settling");
        hermes.behaviour().refusesOpening.add("4007 session no longer live; retry resume");
        hermes.behaviour().refusesOpening.add("5035 backend is retiring; reconnect to continue");

        assertThat(done(gateway.attach(id("20260601_080000_aaaaaa"))).running()).isFalse();

        assertThat(calls("session.resume")).hasSize(4);
    }

    @Test
    void aSessionThatSaysMoreThanCanBeTakenInIsOpenedWithoutItsMessages() {
        speaks(8);
        hermes.stored("20260601_080000_aaaaaa", "one", "two");
        hermes.behaviour().distorts = said -> said.path("result").path("messages").isArray()
                && calls("session.resume").size() == 1 ? said.put("padding", "x".repeat(65 * 1024 * 1024)) : said;
        gateway.leave();

        try (var patient = new HermesGateways(Patience.USUAL)) {
            gateway = patient.make(ProfileName.DEFAULT, source, Clock.systemUTC(), heard);
            assertThat(gateway.attach(id("20260601_080000_aaaaaa")).orTimeout(2, TimeUnit.MINUTES).join())
                    .isInstanceOf(Reply.Done.class);
            gateway.leave();
        }

        assertThat(calls("session.resume")).extracting(call -> call.params().path("omit_messages").asBoolean(false))
                .containsExactly(false, true);
    }

    @Test
    void aSessionThatIsTooLongToBeShownIsOpenedWithoutItsMessages() {
        speaks(8);
        hermes.stored("20260601_080000_aaaaaa", "one", "two");
        hermes.behaviour().refusesOpening.add("4130 session too large to resume: 90000 messages");

        done(gateway.attach(id("20260601_080000_aaaaaa")));

        assertThat(calls("session.resume").getLast().params().path("omit_messages").asBoolean()).isTrue();
    }
}
