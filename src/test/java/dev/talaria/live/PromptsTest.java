package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.FakeGateway;
import dev.talaria.gateway.Attached;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.live.Prompts.SendResult;
import dev.talaria.live.Prompts.StartResult;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Attachment;

class PromptsTest extends LiveTest {
    @Test
    void aPromptIsShownAtOnceWithItsAuthorAndThenRuns() {
        var submitted = gateway.<Submitted>holding("submit");

        assertThat(send("Roll out")).isEqualTo(new SendResult.Sent());
        assertThat(turn().phase()).isEqualTo(Phase.SENDING);
        assertThat(turn().prompt().flatMap(LivePrompt::author)).map(Author::name).contains("Anna");
        assertThat(talaria.look(SESSION).queue()).isEmpty();

        awaitCall("submit");
        submitted.complete(Reply.done(Submitted.STARTED));
        await("it runs", () -> turn().phase() == Phase.RUNNING);
        assertThat(talaria.queue.of(SESSION)).isEmpty();
        assertThat(turn().after()).isEqualTo(2);
    }

    @Test
    void whatIsSaidWhileATurnRunsWaitsForItsEndInOrder() {
        sendAndStart("One");

        assertThat(send("Two")).isEqualTo(new SendResult.Queued(1));
        assertThat(talaria.prompts.send(talaria.bert, SESSION, "Three", List.of(), false))
                .isEqualTo(new SendResult.Queued(2));
        assertThat(talaria.look(SESSION).queue())
                .extracting(queued -> queued.author().map(Author::name).orElse("") + ": " + queued.text())
                .containsExactly("Anna: Two", "Bert: Three");

        endTurn("Done.");
        assertThat(submitted()).containsExactly("One");
        gateway.emit(new GatewayEvent.Freed(ID));
        await("the next is sent", () -> submitted().size() == 2);
        freeAgain();
        await("the last is sent", () -> submitted().size() == 3);

        assertThat(submitted()).containsExactly("One", "Two", "Three");
    }

    @Test
    void theEndOfTheAnswerAloneSendsNothing() {
        sendAndStart("One");
        send("Two");

        endTurn("Done.");

        assertThat(submitted()).containsExactly("One");
        assertThat(talaria.look(SESSION).busy()).isTrue();
    }

    @Test
    void peopleWhoSendAtOnceAreQueuedAndNobodyIsSentTwice() throws Exception {
        var people = 8;
        var start = new CyclicBarrier(people);
        try (var pool = Executors.newFixedThreadPool(people)) {
            var clicks = new ArrayList<Future<SendResult>>();
            for (var person = 0; person < people; person++) {
                var text = "Prompt " + person;
                clicks.add(pool.submit(() -> {
                    start.await();
                    return send(text);
                }));
            }
            for (var click : clicks) {
                click.get();
            }
        }

        for (var turn = 1; turn <= people; turn++) {
            var count = turn;
            await("turn " + turn + " runs", () -> submitted().size() == count && runs());
            freeAgain();
        }
        assertThat(submitted()).hasSize(people).doesNotHaveDuplicates();
        await("nothing is kept", () -> talaria.queue.of(SESSION).isEmpty());
    }

    @Test
    void whatIsSentInPlaceOfAPromptTakesItsPicturesAlong() {
        file.message("rollout", "user", "\0json:[{\"type\":\"text\",\"text\":\"What is it?\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}]")
                .message("rollout", "assistant", "A cat.");

        assertThat(talaria.prompts.resend(talaria.anna, SESSION, 3, "What is it really?"))
                .isEqualTo(new SendResult.Sent());

        awaitCall("submit");
        assertThat(gateway.calls("attachImage")).singleElement()
                .satisfies(call -> assertThat(call.argument(1)).isEqualTo("picture-1.png"));
        assertThat(submitted()).containsExactly("What is it really?");
    }

    @Test
    void stoppingKeepsWhatWasStreamedAndHoldsTheQueue() {
        sendAndStart("One");
        send("Two");
        gateway.emit(new GatewayEvent.TextGrew(ID, "So far"));

        talaria.prompts.stop(talaria.bert, SESSION);
        assertThat(turn().phase()).isEqualTo(Phase.STOPPING);
        gateway.emit(new GatewayEvent.TextGrew(ID, " and on"));
        gateway.emit(new GatewayEvent.TurnEnded(ID, Ending.INTERRUPTED, Optional.empty(), Optional.empty()));
        gateway.emit(new GatewayEvent.Freed(ID));

        assertThat(talaria.answer(SESSION)).isEqualTo("[So far]");
        assertThat(gateway.calls("stop")).hasSize(1);
        assertThat(talaria.look(SESSION).queuePaused()).isTrue();
        assertThat(submitted()).containsExactly("One");

        talaria.prompts.resumeQueue(talaria.anna, SESSION);
        await("the queue goes on", () -> submitted().size() == 2);
    }

    @Test
    void anIdleSessionIsNeverStopped() {
        talaria.prompts.stop(talaria.anna, SESSION);

        assertThat(gateway.calls("stop")).isEmpty();
    }

    @Test
    void aNewPromptGoesBeforeAHeldQueueAndLetsItGoOn() {
        sendAndStart("One");
        send("Two");
        talaria.prompts.stop(talaria.anna, SESSION);
        gateway.emit(new GatewayEvent.Freed(ID));

        send("Rather this");

        await("it is sent", () -> submitted().size() == 2);
        awaitRunning();
        freeAgain();
        await("the queue goes on", () -> submitted().size() == 3);
        assertThat(submitted()).containsExactly("One", "Rather this", "Two");
    }

    @Test
    void aPromptThatIsStoppedBeforeItLeftIsKept() {
        var attached = gateway.<Snapshot>holding("attach");
        send("One");
        awaitCall("attach");

        talaria.prompts.stop(talaria.anna, SESSION);
        attached.complete(Reply.done(FakeGateway.idle(ID)));

        await("it is back in the queue",
                () -> talaria.look(SESSION).queuePaused() && talaria.look(SESSION).turn().isEmpty());
        assertThat(submitted()).isEmpty();
        assertThat(gateway.calls("stop")).isEmpty();
    }

    @Test
    void sendingOneNowStopsTheTurnAndGoesBeforeTheOthers() {
        sendAndStart("One");
        send("Two");
        send("Three");
        var three = talaria.look(SESSION).queue().getLast().id();

        assertThat(talaria.prompts.sendQueuedNow(talaria.anna, SESSION, three)).isTrue();
        gateway.emit(new GatewayEvent.TurnEnded(ID, Ending.INTERRUPTED, Optional.empty(), Optional.empty()));
        gateway.emit(new GatewayEvent.Freed(ID));

        await("it is sent", () -> submitted().size() == 2);
        assertThat(submitted()).containsExactly("One", "Three");
        assertThat(gateway.calls("stop")).hasSize(1);
    }

    @Test
    void whatWaitsCanBeChangedAndTakenOut() {
        sendAndStart("One");
        send("Two");
        send("Three");
        var queue = talaria.look(SESSION).queue();

        assertThat(talaria.prompts.editQueued(talaria.bert, SESSION, queue.getFirst().id(), "Two, please")).isTrue();
        assertThat(talaria.prompts.removeQueued(talaria.anna, SESSION, queue.getLast().id())).isTrue();
        assertThat(talaria.prompts.removeQueued(talaria.anna, SESSION, queue.getLast().id())).isFalse();
        assertThat(talaria.look(SESSION).queue()).extracting(QueuedPrompt::text).containsExactly("Two, please");
    }

    @Test
    void aBackendThatCannotBeReachedLeavesAFailedTurnWhosePromptIsKept() {
        gateway.replying("attach", Reply.refused(Refusal.UNREACHABLE, "ops can't be started."));

        send("Roll out");

        await("it failed", () -> turn().failure().isPresent());
        assertThat(talaria.look(SESSION).busy()).isFalse();
        assertThat(turn().failure().orElseThrow().sentence()).isEqualTo("ops can't be started.");
        assertThat(talaria.queue.of(SESSION)).hasSize(1);

        gateway.usual("attach");
        talaria.prompts.retry(talaria.bert, SESSION);
        await("it is sent", () -> submitted().size() == 1);
        await("nothing is kept", () -> talaria.queue.of(SESSION).isEmpty());
    }

    @Test
    void aFailedTurnIsSentAgainWithTheSameText() {
        sendAndStart("Roll out");
        failTurn();

        talaria.prompts.retry(talaria.anna, SESSION);

        await("it is sent again", () -> submitted().size() == 2);
        assertThat(submitted()).containsExactly("Roll out", "Roll out");
    }

    @Test
    void aBusyBackendLetsThePromptWait() {
        gateway.replying("submit", Reply.refused(Refusal.BUSY, "session busy"));
        send("Roll out");
        await("it was sent and waits", () -> submitted().size() == 1 && turn().prompt().isEmpty()
                && talaria.look(SESSION).queue().stream().anyMatch(waiting -> !waiting.sending()));

        gateway.usual("submit");
        gateway.emit(new GatewayEvent.Freed(ID));

        await("it runs", () -> talaria.look(SESSION).queue().isEmpty() && turn().phase() == Phase.RUNNING);
    }

    @Test
    void aTurnThatIsFoundRunningIsWaitedFor() {
        gateway.replying("attach", Reply.done(FakeGateway.running(ID, "From the terminal", "Working on")));

        send("Roll out");

        await("the other turn is shown", () -> talaria.answer(SESSION).equals("[Working on]"));
        assertThat(turn().prompt()).map(LivePrompt::text).contains("From the terminal");
        assertThat(talaria.look(SESSION).queue()).hasSize(1);
        gateway.usual("attach");
        gateway.emit(new GatewayEvent.Freed(ID));
        await("it runs", () -> submitted().size() == 1);
    }

    @Test
    void anUncertainPromptThatRunsHasArrived() {
        gateway.replying("submit", Reply.refused(Refusal.UNCERTAIN, "No answer came."));
        gateway.replying("ask", Reply.done(Truth.RUNNING));

        send("Roll out");

        await("it runs", () -> turn().phase() == Phase.RUNNING);
        assertThat(talaria.queue.of(SESSION)).isEmpty();
        assertThat(submitted()).hasSize(1);
    }

    @Test
    void anUncertainPromptThatNobodyKnowsOfIsNotSentAgainByItself() {
        gateway.replying("submit", Reply.refused(Refusal.UNCERTAIN, "No answer came."));

        send("Roll out");

        await("it failed", () -> turn().failure().isPresent());
        assertThat(submitted()).hasSize(1);
        assertThat(talaria.queue.of(SESSION)).hasSize(1);
    }

    @Test
    void anUncertainPromptThatTheFileHoldsHasArrived() {
        gateway.replying("submit", _ -> {
            file.message("rollout", "user", "Roll out").message("rollout", "assistant", "Done");
            return Reply.refused(Refusal.UNCERTAIN, "No answer came.");
        });

        send("Roll out");

        await("it is over", () -> turn().phase() == Phase.ENDED);
        assertThat(turn().failure()).isEmpty();
        assertThat(talaria.queue.of(SESSION)).isEmpty();
    }

    @Test
    void aPromptThatTheBackendQueuesIsShownUntilItBegins() {
        gateway.replying("submit", Reply.done(Submitted.QUEUED));
        send("Roll out");

        await("it waits there", () -> talaria.book.of(SESSION).next().isPresent());
        gateway.emit(new GatewayEvent.TextGrew(ID, "The turn before"));
        gateway.emit(new GatewayEvent.TurnEnded(ID, Ending.COMPLETE, Optional.empty(), Optional.empty()));
        gateway.emit(new GatewayEvent.TurnStarted(ID));

        assertThat(turn().prompt()).map(LivePrompt::text).contains("Roll out");
        await("it waits no more", () -> talaria.look(SESSION).queue().isEmpty());
        assertThat(submitted()).hasSize(1);
    }

    @Test
    void theQueueSurvivesARestartAndGoesOn() {
        sendAndStart("One");
        send("Two");
        talaria.prompts.stop(talaria.anna, SESSION);
        await("the running turn is on disk", () -> !talaria.team.turnsUnderWay().all().isEmpty());

        restart();
        await("the turn is known to be over",
                () -> talaria.look(SESSION).turn().flatMap(LiveTurn::failure).isPresent());

        assertThat(talaria.look(SESSION).queue()).extracting(QueuedPrompt::text).containsExactly("Two");
        assertThat(talaria.look(SESSION).queuePaused()).isTrue();
        talaria.prompts.resumeQueue(talaria.anna, SESSION);
        await("it is sent", () -> submitted().contains("Two"));
    }

    @Test
    void aTurnThatStillRunsAfterARestartIsTakenUpWithItsAuthor() {
        sendAndStart("One");
        await("the running turn is on disk", () -> !talaria.team.turnsUnderWay().all().isEmpty());
        talaria.close();
        start();
        gateway.replying("attach", Reply.done(FakeGateway.running(ID, "One", "So far")));

        talaria.recovery.begin();

        await("it is back", () -> talaria.answer(SESSION).equals("[So far]"));
        assertThat(turn().prompt().flatMap(LivePrompt::author)).map(Author::name).contains("Anna");
        gateway.emit(new GatewayEvent.TextGrew(ID, ", and on"));
        assertThat(talaria.answer(SESSION)).isEqualTo("[So far, and on]");
        assertThat(submitted()).isEmpty();
    }

    @Test
    void whatItsBackendHadTakenForLaterIsKnownAfterARestartAndNotSentAgain() {
        gateway.replying("submit", Reply.done(Submitted.QUEUED));
        send("Two");
        await("it waits there", () -> talaria.book.of(SESSION).next().isPresent());
        await("the running turn is on disk", () -> !talaria.team.turnsUnderWay().all().isEmpty());
        talaria.close();
        start();
        gateway.replying("attach", Reply.done(waiting("Two")));

        talaria.recovery.begin();

        await("it is known to be there",
                () -> talaria.book.of(SESSION).next().flatMap(SessionState.Next::row).isPresent());
        assertThat(talaria.look(SESSION).queue()).singleElement()
                .matches(queued -> queued.author().isPresent() && queued.sending());
        gateway.emit(new GatewayEvent.TurnEnded(ID, Ending.COMPLETE, Optional.empty(), Optional.empty()));
        gateway.emit(new GatewayEvent.TurnStarted(ID));
        assertThat(turn().prompt()).map(LivePrompt::text).contains("Two");
        await("it waits no more", () -> talaria.look(SESSION).queue().isEmpty());
        assertThat(submitted()).isEmpty();
    }

    @Test
    void whatAnotherClientHasQueuedThereGoesFirstAndIsLetGoWhereItDoesNotBegin() {
        sendAndStart("One");
        gateway.emit(new GatewayEvent.Reattached(ID, waiting("From another desk")));
        send("Mine");

        assertThat(talaria.look(SESSION).queue()).extracting(QueuedPrompt::text)
                .containsExactly("From another desk", "Mine");
        freeAgain();
        assertThat(submitted()).containsExactly("One");
        clock.move(Duration.ofSeconds(10));
        talaria.watchdog.look();
        await("it is let go", () -> submitted().contains("Mine"));
    }

    private static Snapshot waiting(String queued) {
        return new Snapshot(ID, SessionFacts.NONE, true, false,
                Optional.of(new Snapshot.Inflight("One", "", List.of())), List.of(), Optional.empty(), "",
                Optional.of(queued));
    }

    @Test
    void aTurnThatItsBackendKnowsNothingOfAfterARestartIsOverAtOnce() {
        sendAndStart("One");
        await("the running turn is on disk", () -> !talaria.team.turnsUnderWay().all().isEmpty());
        talaria.close();
        start();
        gateway.replying("attach", Reply.refused(Refusal.GONE, "This session is not there any more."));

        talaria.recovery.begin();

        await("it is over", () -> talaria.look(SESSION).turn().flatMap(LiveTurn::failure).isPresent());
        assertThat(turn().failure().orElseThrow().sentence()).startsWith("Talaria was stopped while this turn ran");
    }

    @Test
    void aTurnThatCannotBeAskedAfterOnARestartIsAskedAfterSoon() {
        sendAndStart("One");
        await("the running turn is on disk", () -> !talaria.team.turnsUnderWay().all().isEmpty());
        talaria.close();
        start();
        gateway.replying("attach", Reply.refused(Refusal.UNREACHABLE, "It can't be reached."));
        talaria.recovery.begin();
        await("it is doubted", () -> talaria.book.of(SESSION).signs().doubted().isPresent());

        clock.move(Duration.ofSeconds(3));
        talaria.watchdog.look();

        awaitCall("ask");
    }

    @Test
    void aTurnThatWasFinishedWhileWeWereAwayIsUnreadAndNotFailed() {
        sendAndStart("One");
        await("the running turn is on disk",
                () -> talaria.team.turnsUnderWay().all().stream().anyMatch(turn -> turn.lastRow() == 2));
        talaria.close();
        file.message("rollout", "user", "One").message("rollout", "assistant", "Done");
        start();

        talaria.recovery.begin();

        await("it is over", () -> talaria.note(talaria.anna, SESSION)
                .filter(note -> note.activity() == Activity.UNREAD).isPresent());
        assertThat(turn().failure()).isEmpty();
    }

    @Test
    void whatWasBeingSentWhenWeStoppedWaitsForSomebodyToDecide() {
        gateway.<Submitted>holding("submit");
        send("Roll out");
        awaitCall("submit");

        restart();
        await("it waits", () -> talaria.look(SESSION).queuePaused());

        assertThat(talaria.look(SESSION).queue()).singleElement()
                .matches(queued -> queued.remark().contains("seems not to have arrived"));
        assertThat(submitted()).isEmpty();
    }

    @Test
    void anotherProgramsTurnIsAskedAboutFirst() {
        file.message("rollout", "user", "From the terminal", "timestamp", clock.millis() / 1000.0 - 10);
        await("the file says so",
                () -> talaria.disk.catalogue().onDisk(ProfileName.DEFAULT, ID).orElseThrow().running());

        assertThat(send("Roll out")).isInstanceOf(SendResult.AskFirst.class);
        assertThat(talaria.queue.of(SESSION)).isEmpty();
        assertThat(talaria.prompts.send(talaria.anna, SESSION, "Roll out", List.of(), true))
                .isEqualTo(new SendResult.Sent());
    }

    @Test
    void nobodyTalksToASchedule() {
        var nightly = new SessionKey(ProfileName.DEFAULT, new StoredId("nightly"));

        assertThat(talaria.prompts.send(talaria.anna, nightly, "Hello?", List.of(), true))
                .isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void whoMayNotTalkIsRefusedEverywhere() {
        talaria.forbid(talaria.bert, "talk");
        sendAndStart("One");
        send("Two");
        var two = talaria.look(SESSION).queue().getFirst().id();
        var bert = talaria.bert;

        assertThat(talaria.prompts.send(bert, SESSION, "x", List.of(), true)).isInstanceOf(SendResult.NotSent.class);
        assertThat(talaria.prompts.resend(bert, SESSION, 1, "x")).isInstanceOf(SendResult.NotSent.class);
        assertThat(talaria.prompts.editQueued(bert, SESSION, two, "x")).isFalse();
        assertThat(talaria.prompts.removeQueued(bert, SESSION, two)).isFalse();
        assertThat(talaria.prompts.sendQueuedNow(bert, SESSION, two)).isFalse();
        assertThat(talaria.prompts.steer(bert, SESSION, "x").join()).isInstanceOf(SendResult.NotSent.class);
        assertThat(talaria.prompts.start(bert, ProfileName.DEFAULT, NewSession.PLAIN, "x", List.of()).join())
                .isInstanceOf(StartResult.NotStarted.class);
        talaria.prompts.stop(bert, SESSION);
        talaria.prompts.retry(bert, SESSION);
        assertThat(turn().phase()).isEqualTo(Phase.RUNNING);
        assertThat(submitted()).containsExactly("One");
    }

    @Test
    void aNewSessionIsListedBeforeItsFirstRowIsOnDisk() {
        var result = talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, NewSession.PLAIN, "Write\na poem",
                List.of()).join();

        var begun = ((StartResult.Started) result).session();
        assertThat(talaria.sessions.unstored(talaria.anna)).extracting(LiveSessions.Unstored::preview)
                .containsExactly("Write a poem");
        await("its prompt is sent", () -> submitted().contains("Write a poem".replace(" a", "\na")));
        file.session(begun.root().value()).message(begun.root().value(), "user", "Write\na poem");
        await("it is on disk", () -> talaria.sessions.unstored(talaria.anna).isEmpty());
        assertThat(turnOf(begun).after()).isEqualTo(2);
    }

    @Test
    void aSessionThatCannotBeBegunKeepsNothing() {
        gateway.replying("create", Reply.refused(Refusal.UNREACHABLE, "No place is free."));

        var result = talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, NewSession.PLAIN, "Hello", List.of());

        assertThat(result.join()).isEqualTo(new StartResult.NotStarted("No place is free."));
        assertThat(talaria.queue.sessions()).isEmpty();
    }

    @Test
    void steeringThatNoTurnCanTakeIsQueued() {
        sendAndStart("One");
        assertThat(talaria.prompts.steer(talaria.anna, SESSION, "faster").join()).isEqualTo(new SendResult.Sent());

        gateway.replying("steer", Reply.done(false));
        assertThat(talaria.prompts.steer(talaria.anna, SESSION, "slower").join())
                .isEqualTo(new SendResult.Queued(1));
    }

    @Test
    void anEditedPromptCutsTheConversationBeforeItself() {
        file.message("rollout", "user", "And now?").message("rollout", "assistant", "Nothing");

        assertThat(talaria.prompts.resend(talaria.anna, SESSION, 3, "And then?")).isEqualTo(new SendResult.Sent());

        await("it is sent", () -> submitted().contains("And then?"));
        assertThat(gateway.calls("submit").getFirst().argument(1))
                .isEqualTo(new Submission("And then?", Optional.of(new Submission.Cut(1, 3, 1))));
        assertThat(turn().replaces()).contains(3L);
    }

    @Test
    void whatACompressionWroteIsCountedWithThePromptsThatItKept() {
        file.message("rollout", "user", "[CONTEXT COMPACTION — REFERENCE ONLY] Earlier they greeted.")
                .message("rollout", "user", "And now?").message("rollout", "assistant", "Nothing");

        talaria.prompts.resend(talaria.anna, SESSION, 1, "Hello there");

        await("it is sent", () -> submitted().contains("Hello there"));
        assertThat(gateway.calls("submit").getFirst().argument(1))
                .isEqualTo(new Submission("Hello there", Optional.of(new Submission.Cut(0, 1, 3))));
    }

    @Test
    void aPromptThatWasCompactedAwayCannotBeChanged() {
        file.execute("update messages set active = 0, compacted = 1 where id = 1").message("rollout", "user", "And?");

        talaria.prompts.resend(talaria.anna, SESSION, 1, "Hello there");

        await("it is refused", () -> turn().failure().isPresent());
        assertThat(submitted()).isEmpty();
    }

    @Test
    void whatWasTakenBackForAnEditedPromptIsNotCutAgain() {
        file.execute("update messages set active = 0");

        talaria.prompts.resend(talaria.anna, SESSION, 1, "Hello there");

        await("it is sent", () -> submitted().contains("Hello there"));
        assertThat(gateway.calls("submit").getFirst().argument(1)).isEqualTo(Submission.of("Hello there"));
    }

    @Test
    void whatWasTakenBackIsNotReplacedWhereTheTalkWentOn() {
        file.execute("update messages set active = 0").message("rollout", "user", "Something else");

        talaria.prompts.resend(talaria.anna, SESSION, 1, "Hello there");

        await("it is refused", () -> turn().failure().isPresent());
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aPromptThatTheAgentDoesNotRememberCannotBeChanged() {
        talaria.prompts.resend(talaria.anna, SESSION, 77, "And then?");

        await("it is refused", () -> turn().failure().isPresent());
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aFailedReadingOfRightsMeanwhileStopsThePrompt() {
        sendAndStart("One");
        talaria.prompts.send(talaria.bert, SESSION, "Two", List.of(), false);
        talaria.forbid(talaria.bert, "talk");

        freeAgain();

        await("it is refused", () -> turn().failure().isPresent());
        assertThat(submitted()).containsExactly("One");
    }

    @Test
    void aFullPoolLetsThePromptWaitAndSaysWhy() {
        gateway.replying("attach", Reply.refused(Refusal.POOL_FULL, "ops and research hold all places."));
        send("Roll out");
        await("it waits", () -> talaria.look(SESSION).queue().stream()
                .anyMatch(queued -> queued.remark().contains("hold all places")));
        assertThat(talaria.look(SESSION).busy()).isFalse();

        gateway.usual("attach");
        talaria.dispatcher.lookAgain();
        await("it is sent", () -> submitted().size() == 1);
    }

    @Test
    void whatGoesAlongIsGivenFirstAndNamedBeforeTheText() {
        var picture = talaria.drafts.attach(talaria.anna, "plan.png", "image/png", new byte[]{1 });
        var notes = talaria.drafts.attach(talaria.anna, "notes.md", "text/markdown", new byte[]{2 });

        talaria.prompts.send(talaria.anna, SESSION, "Look at these", List.of(picture, notes), false);

        await("it is sent", () -> submitted().size() == 1);
        assertThat(submitted()).containsExactly("@file:notes.md\nLook at these");
        assertThat(gateway.calls().stream().map(FakeGateway.Call::verb))
                .containsExactly("attach", "attachImage", "attachFile", "submit");
        awaitRunning();
        freeAgain();
        await("their bytes are let go", () -> isGone(picture) && isGone(notes));
    }

    @Test
    void aPictureOfAPromptThatDoesNotGoIsTakenBack() {
        var picture = talaria.drafts.attach(talaria.anna, "plan.png", "image/png", new byte[]{1 });
        gateway.replying("submit", Reply.refused(Refusal.FAILED, "The agent could not be started."));

        talaria.prompts.send(talaria.anna, SESSION, "Look at this", List.of(picture), false);

        await("it is taken back", () -> !gateway.calls("detach").isEmpty());
        assertThat(gateway.calls("detach").getFirst().argument(1))
                .isEqualTo(new Attached("plan.png", "/images/plan.png", ""));
    }

    @Test
    void aPictureIsTakenBackWhereTheFileBehindItIsNotTaken() {
        gateway.replying("attachFile", Reply.refused(Refusal.UNSUPPORTED, "This agent takes no files."));
        var picture = talaria.drafts.attach(talaria.anna, "plan.png", "image/png", new byte[]{1 });
        var notes = talaria.drafts.attach(talaria.anna, "notes.md", "text/markdown", new byte[]{2 });

        talaria.prompts.send(talaria.anna, SESSION, "Look at these", List.of(picture, notes), false);

        await("it is taken back", () -> gateway.calls("detach").size() == 1);
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aFileThatTheAgentDoesNotTakeFailsThePrompt() {
        gateway.replying("attachFile", Reply.refused(Refusal.UNSUPPORTED, "This agent takes no files."));
        var notes = talaria.drafts.attach(talaria.anna, "notes.md", "text/markdown", new byte[]{2 });

        talaria.prompts.send(talaria.anna, SESSION, "Look at this", List.of(notes), false);

        await("it failed", () -> turn().failure().isPresent());
        assertThat(submitted()).isEmpty();
        assertThat(isGone(notes)).isFalse();
    }

    @Test
    void aSessionThatIsLiveIsNotReadByItsBackendAgain() {
        sendAndStart("One");
        freeAgain();
        send("Two");
        await("it is sent", () -> submitted().size() == 2);
        assertThat(gateway.calls("attach")).hasSize(1);

        awaitRunning();
        freeAgain();
        hear(new GatewayEvent.Detached(ID, "The agent let go of it."));
        send("Three");
        await("it is sent", () -> submitted().size() == 3);
        assertThat(gateway.calls("attach")).hasSize(2);
    }

    @Test
    void whatTheBackendTookForLaterIsNotMixedWithTheNext() {
        gateway.replying("submit", Reply.done(Submitted.QUEUED));
        send("One");
        await("the backend has it", () -> talaria.book.of(SESSION).next().isPresent());
        send("Two");

        hear(new GatewayEvent.TurnEnded(ID, Ending.INTERRUPTED, Optional.empty(), Optional.empty()),
                new GatewayEvent.Freed(ID));
        talaria.dispatcher.lookAgain();
        clock.move(Duration.ofSeconds(6));
        talaria.watchdog.look();

        await("it is let go", () -> talaria.look(SESSION).queuePaused());
        assertThat(submitted()).containsExactly("One");
    }

    private boolean isGone(Attachment attachment) {
        try {
            return talaria.drafts.content(attachment).length == 0;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private void freeAgain() {
        hear(new GatewayEvent.TurnStarted(ID));
        endTurn("Done.");
        clock.move(Duration.ofSeconds(3));
        hear(new GatewayEvent.Freed(ID));
    }
}
