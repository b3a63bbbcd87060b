package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Detached;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.Failed;
import dev.talaria.gateway.GatewayEvent.FactsChanged;
import dev.talaria.gateway.GatewayEvent.Freed;
import dev.talaria.gateway.GatewayEvent.InputRequested;
import dev.talaria.gateway.GatewayEvent.Noticed;
import dev.talaria.gateway.GatewayEvent.InputWithdrawn;
import dev.talaria.gateway.GatewayEvent.ReasoningGrew;
import dev.talaria.gateway.GatewayEvent.Reattached;
import dev.talaria.gateway.GatewayEvent.Remarked;
import dev.talaria.gateway.GatewayEvent.Renamed;
import dev.talaria.gateway.GatewayEvent.Rotated;
import dev.talaria.gateway.GatewayEvent.StatusSaid;
import dev.talaria.gateway.GatewayEvent.SubagentMoved;
import dev.talaria.gateway.GatewayEvent.TextGrew;
import dev.talaria.gateway.GatewayEvent.ToolAnnounced;
import dev.talaria.gateway.GatewayEvent.ToolEnded;
import dev.talaria.gateway.GatewayEvent.ToolProgressed;
import dev.talaria.gateway.GatewayEvent.ToolStarted;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.gateway.GatewayEvent.TurnStarted;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Subagent;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.MemberId;

class SessionFoldTest {
    private static final StoredId ID = new StoredId("rollout");
    private static final SessionKey SESSION = new SessionKey(new ProfileName("ops"), ID);
    private static final TurnFailure FAILURE = new TurnFailure("provider", "The model is away.", "HTTP 503", true);

    private Instant now = Instant.parse("2026-06-05T09:00:00Z");
    private SessionState state = SessionState.of(SESSION, ID);

    @Test
    void aToolThatIsStillBeingWrittenIsSaidInWords() {
        hear(started(), new ToolAnnounced(ID, "clarify"));
        assertThat(turn().status()).isEqualTo("prepares a question");

        hear(new ToolAnnounced(ID, "draw_map"));
        assertThat(turn().status()).isEqualTo("prepares draw map");
    }

    @Test
    void textThatFollowsAToolIsAPartOfItsOwn() {
        hear(started(), text("I will "), text("look."), tool("1", "terminal"), done("1", "terminal"),
                text("\n\nDone"), text("."));

        assertThat(outline()).containsExactly("I will look.", "terminal(1)", "Done.");
    }

    @Test
    void whatIsSaidBesideTheConversationIsKeptButIsNoWordOfTheTurn() {
        hear(started());
        var heard = turn().lastHeard();
        pass(Duration.ofSeconds(6));
        hear(new Noticed(ID, "process", " The build has ended. "), new Noticed(ID, "process", "The build has ended."));

        assertThat(state.notices()).extracting(Notice::text).containsExactly("The build has ended.");
        assertThat(turn().lastHeard()).isEqualTo(heard);
        for (var count = 0; count < 40; count++) {
            hear(new Noticed(ID, "review", "Review " + count));
        }
        assertThat(state.notices()).hasSize(20).last().extracting(Notice::number, Notice::text).containsExactly(41L,
                "Review 39");
    }

    @Test
    void betweenTurnsAStatusIsALineOfItsOwn() {
        hear(new GatewayEvent.StatusSaid(ID, "goal", "Goal reached."),
                new GatewayEvent.StatusSaid(ID, "status", "ready"));

        assertThat(state.notices()).extracting(Notice::kind).containsExactly("goal");
    }

    @Test
    void thinkingLastsUntilSomethingElseComes() {
        hear(started(), new ReasoningGrew(ID, "Hm"), new ReasoningGrew(ID, ", well"));
        pass(Duration.ofSeconds(6));
        hear(text("Yes"));

        var thought = (LivePart.Reasoning) turn().parts().getFirst();
        assertThat(thought.text()).hasToString("Hm, well");
        assertThat(thought.until()).contains(thought.since().plusSeconds(6));
    }

    @Test
    void callsAtTheSameTimeAreKeptApartById() {
        hear(started(), tool("1", "read"), tool("2", "read"), done("2", "read"));

        assertThat(tools()).extracting(LivePart.Tool::running).containsExactly(true, false);
    }

    @Test
    void aCallWithoutIdIsTheLatestOpenOneOfItsName() {
        hear(started(), tool("", "read"), tool("", "terminal"), new ToolProgressed(ID, "read", "half"),
                done("", "read"));

        assertThat(tools()).extracting(LivePart.Tool::name, LivePart.Tool::running)
                .containsExactly(tuple("read", false),
                        tuple("terminal", true));
        assertThat(tools()).extracting(LivePart.Tool::id).doesNotHaveDuplicates();
    }

    @Test
    void aCallThatIsOnlyHeardToEndIsShownAllTheSame() {
        hear(started(), done("7", "terminal"));

        assertThat(tools()).singleElement().matches(call -> !call.running());
    }

    @Test
    void aCallThatStartsTwiceIsOne() {
        hear(started(), tool("1", "read"), tool("1", "read"));

        assertThat(tools()).hasSize(1);
    }

    @Test
    void theFinalTextTakesThePlaceOfTheLastSegmentOnly() {
        hear(started(), text("First."), tool("1", "read"), done("1", "read"), text("\n\nSecnd."), end("Second."));

        assertThat(outline()).containsExactly("First.", "read(1)", "Second.");
    }

    @Test
    void theFinalTextIsAppendedWhereNothingFollowsTheLastTool() {
        hear(started(), text("First."), tool("1", "read"), done("1", "read"), end("Second."));

        assertThat(outline()).containsExactly("First.", "read(1)", "Second.");
    }

    @Test
    void whatWasStreamedStaysWhereTheEndSaysNothing() {
        hear(started(), text("First."), new TurnEnded(ID, Ending.COMPLETE, Optional.empty(), Optional.empty()));

        assertThat(outline()).containsExactly("First.");
    }

    @Test
    void whatWasStreamedStaysWhenTheTurnWasStopped() {
        hear(started(), text("Half an ans"),
                new TurnEnded(ID, Ending.INTERRUPTED, Optional.of("Operation interrupted"), Optional.empty()));

        assertThat(outline()).containsExactly("Half an ans");
        assertThat(turn().ending()).contains(Ending.INTERRUPTED);
    }

    @Test
    void aRemarkThatWasStreamedIsOnlySealed() {
        hear(started(), text("A paragraph."), new Remarked(ID, "A paragraph.", true), text("Another."));

        assertThat(outline()).containsExactly("A paragraph.", "Another.");
    }

    @Test
    void aRemarkThatWasNotStreamedIsAParagraph() {
        hear(started(), new Remarked(ID, "A paragraph.", false), text("Another."));

        assertThat(outline()).containsExactly("A paragraph.", "Another.");
    }

    @Test
    void aDoubledStartChangesNothing() {
        hear(started(), text("So"), started(), text(" far"));

        assertThat(turn().number()).isEqualTo(1);
        assertThat(outline()).containsExactly("So far");
    }

    @Test
    void theSessionIsBusyUntilItIsFreed() {
        hear(started(), end("Yes."));
        assertThat(turn().phase()).isEqualTo(Phase.ANSWERED);
        assertThat(state.busy()).isTrue();
        assertThat(Activities.of(state)).isEqualTo(Activity.IDLE);

        hear(new Freed(ID));
        assertThat(turn().phase()).isEqualTo(Phase.ENDED);
        assertThat(state.busy()).isFalse();
    }

    @Test
    void aSendThatIsNotAnsweredYetIsNotFreedByTheTurnBefore() {
        hear(started(), end("Yes."), new Freed(ID));
        send();
        hear(new Freed(ID));
        assertThat(state.busy()).isTrue();

        hear(started(), text("Now"), end("Now."), new Freed(ID));
        assertThat(turn().number()).isEqualTo(2);
        assertThat(state.busy()).isFalse();
        assertThat(turn().prompt()).map(LivePrompt::text).contains("Roll out");
    }

    @Test
    void aSentPromptThatIsFreedBeforeItBeganIsDoubted() {
        send();
        hear(new Freed(ID));

        assertThat(state.signs().doubted()).contains(now);
        assertThat(new Silence(Duration.ofSeconds(45), Duration.ofMinutes(5)).wantsAsking(state, now.plusSeconds(2)))
                .isTrue();
    }

    @Test
    void aTurnThatStartsBeforeTheLastIsFreedIsAnother() {
        hear(started(), end("One."), started(), text("Two"));

        assertThat(turn().number()).isEqualTo(2);
        assertThat(turn().prompt()).isEmpty();
        assertThat(outline()).containsExactly("Two");
    }

    @Test
    void aTurnThatAnotherClientBeganTellsItsPrompt() {
        hear(new TurnStarted(ID, Optional.of("From afar")), text("Yes"));

        assertThat(turn().prompt()).map(LivePrompt::text).contains("From afar");
        assertThat(turn().prompt()).flatMap(LivePrompt::author).isEmpty();
    }

    @Test
    void whatABackendSaysOfOurOwnPromptChangesNothingOfIt() {
        send();
        hear(new TurnStarted(ID, Optional.of("@file:notes.md Roll out")));

        assertThat(turn().prompt()).map(LivePrompt::text).contains("Roll out");
    }

    @Test
    void whatComesLateChangesNothing() {
        hear(started(), text("Yes"), end("Yes"), text(" late"), new Freed(ID), text(" later"));

        assertThat(outline()).containsExactly("Yes");
        assertThat(state.busy()).isFalse();
    }

    @Test
    void whatAStoppedTurnStillSaysIsLeftOut() {
        hear(started(), text("So far"), tool("1", "terminal"));
        state = state.turn(turn -> turn.in(Phase.STOPPING));

        hear(text(" and further"), done("1", "terminal"));

        assertThat(outline()).containsExactly("So far", "terminal(1)");
        assertThat(tools()).noneMatch(LivePart.Tool::running);
        assertThat(turn().phase()).isEqualTo(Phase.STOPPING);
    }

    @Test
    void aStoppedTurnThatOnlyFreesItsSessionWasInterrupted() {
        hear(started(), text("So far"));
        state = state.turn(turn -> turn.in(Phase.STOPPING));

        hear(new Freed(ID));

        assertThat(turn().ending()).contains(Ending.INTERRUPTED);
        assertThat(outline()).containsExactly("So far");
    }

    @Test
    void whyATurnFailedIsStillToBeReadWhenTheNextHasBegun() {
        send();
        hear(started(), new Failed(ID, FAILURE), new Freed(ID));
        pass(Duration.ofSeconds(1));

        state = state.sending(2, prompt(), Optional.empty(), now);

        assertThat(state.notices()).singleElement()
                .matches(notice -> notice.text().equals(FAILURE.sentence()) && notice.at().isBefore(now));
    }

    @Test
    void aPromptThatIsTriedAgainTakesItsFailureAway() {
        send();
        hear(new Failed(ID, FAILURE));

        send();

        assertThat(state.notices()).isEmpty();
    }

    @Test
    void openCallsAreClosedWithTheTurn() {
        hear(started(), tool("1", "terminal"), new ReasoningGrew(ID, "Hm"), new Freed(ID));

        assertThat(tools()).noneMatch(LivePart.Tool::running);
        assertThat(turn().parts().getLast()).isInstanceOfSatisfying(LivePart.Reasoning.class,
                thought -> assertThat(thought.until()).isPresent());
    }

    @Test
    void aFailureBeforeAnythingWasHeardFreesTheSession() {
        send();
        hear(new Failed(ID, FAILURE));

        assertThat(state.busy()).isFalse();
        assertThat(turn().failure()).contains(FAILURE);
        assertThat(turn().ending()).contains(Ending.FAILED);
    }

    @Test
    void aFailureInTheMiddleWaitsForTheSessionToBeFree() {
        hear(started(), text("Half"), new Failed(ID, FAILURE));
        assertThat(state.busy()).isTrue();
        assertThat(state.working()).isFalse();

        hear(new Freed(ID));
        assertThat(state.busy()).isFalse();
        assertThat(turn().failure()).contains(FAILURE);
        assertThat(outline()).containsExactly("Half");
    }

    @Test
    void aFailureWhileThePromptIsNotSentYetDoesNotEndIt() {
        state = state.sending(1, prompt(), Optional.empty(), now);
        hear(new Failed(ID, FAILURE));

        assertThat(turn().phase()).isEqualTo(Phase.SENDING);
        assertThat(turn().status()).isEqualTo("The model is away.");
    }

    @Test
    void aTurnThatNobodyHereBeganIsShownToo() {
        hear(text("Out of nowhere"));

        assertThat(state.busy()).isTrue();
        assertThat(turn().prompt()).isEmpty();
        assertThat(outline()).containsExactly("Out of nowhere");
    }

    @Test
    void aTaskListIsReplacedByTheNext() {
        hear(started(), new ToolEnded(ID, "1", "todo", "", "{}", "", "[{\"content\":\"a\"}]", Optional.empty()));
        assertThat(turn().todos()).isEqualTo("[{\"content\":\"a\"}]");

        hear(done("2", "read"));
        assertThat(turn().todos()).isEqualTo("[{\"content\":\"a\"}]");

        hear(new ToolEnded(ID, "3", "todo", "", "{}", "", "[]", Optional.empty()));
        assertThat(turn().todos()).isEqualTo("[]");
    }

    @Test
    void subagentsOutliveTheirTurnAndAreGoneWithTheNext() {
        hear(started(), new SubagentMoved(ID, subagent("running")), end("Sent them off."), new Freed(ID));
        assertThat(Activities.of(state)).isEqualTo(Activity.BACKGROUND);

        hear(new SubagentMoved(ID, subagent("completed")));
        assertThat(Activities.of(state)).isEqualTo(Activity.IDLE);
        assertThat(turn().subagents()).hasSize(1);

        hear(started());
        assertThat(turn().subagents()).isEmpty();
    }

    @Test
    void aSubagentIsTimedFromWhenItRunsAndKeepsWhatIsNotSaidAgain() {
        hear(started(), new SubagentMoved(ID, subagent("queued")));
        pass(Duration.ofSeconds(30));
        hear(new SubagentMoved(ID, subagent("running")));
        var began = now;
        pass(Duration.ofSeconds(5));
        hear(new SubagentMoved(ID, new Subagent(subagent("running").id(), Optional.empty(), "", "running",
                Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));

        assertThat(turn().subagents()).containsExactly(new LiveSubagent(subagent("running"), began));
    }

    @Test
    void aStatusStaysUntilTheTurnGoesOn() {
        hear(started(), new StatusSaid(ID, "lifecycle", "Retrying in 5 s"));
        assertThat(turn().status()).isEqualTo("Retrying in 5 s");

        hear(new StatusSaid(ID, "status", "ready"));
        assertThat(turn().status()).isEmpty();

        hear(new StatusSaid(ID, "compacting", "Compacting"), text("On"));
        assertThat(turn().status()).isEmpty();
    }

    @Test
    void factsAreMergedAndWhatIsAbsentStays() {
        hear(new FactsChanged(ID, facts(Optional.of("acme/large"), Optional.empty())),
                new FactsChanged(ID, facts(Optional.empty(), Optional.of("high"))), new Renamed(ID, "Rollout"));

        assertThat(state.facts().model()).contains("acme/large");
        assertThat(state.facts().effort()).contains("high");
        assertThat(state.facts().title()).contains("Rollout");
    }

    @Test
    void aRotatedSessionGoesOnUnderItsNewId() {
        hear(started(), new Rotated(ID, new StoredId("rollout-2")), text("On"));

        assertThat(state.tip()).isEqualTo(new StoredId("rollout-2"));
        assertThat(state.key()).isEqualTo(SESSION);
    }

    @Test
    void needsInputMeansOpenRequestsAndNothingElse() {
        hear(started(), tool("1", "terminal"), asked("a"), asked("b"), asked("a"));
        assertThat(state.requests()).hasSize(2);
        assertThat(Activities.of(state)).isEqualTo(Activity.NEEDS_INPUT);
        assertThat(Activities.words(state, now)).isEqualTo("asks: rm -rf build");

        hear(done("1", "terminal"), new InputWithdrawn(ID, "a", "timeout"));
        assertThat(Activities.of(state)).isEqualTo(Activity.NEEDS_INPUT);

        hear(new InputWithdrawn(ID, "b", "resolved"));
        assertThat(Activities.of(state)).isEqualTo(Activity.WORKING);
        assertThat(state.answered()).extracting(AnsweredRequest::what).containsExactly("expired", "answered elsewhere");
    }

    @Test
    void nothingIsAskedAnyMoreWhenTheTurnIsOver() {
        hear(started(), asked("a"), end("Never mind."));

        assertThat(state.requests()).isEmpty();
        assertThat(state.answered()).extracting(AnsweredRequest::what).containsExactly("no longer asked");
    }

    @Test
    void contactFoundAgainBringsWhatWasMissed() {
        hear(started(), text("One "), asked("gone"));
        hear(new Reattached(ID, new Snapshot(ID, SessionFacts.NONE, true, false,
                Optional.of(new Snapshot.Inflight("Roll out", "One two ", List.of())), List.of(approval("new")),
                Optional.empty())), text("three"));

        assertThat(outline()).containsExactly("One two three");
        assertThat(state.requests()).extracting(open -> open.request().id()).containsExactly("new");
        assertThat(turn().number()).isEqualTo(1);
    }

    @Test
    void aTurnThatRanBeforeWeCameIsTakenUp() {
        hear(new Reattached(ID, new Snapshot(ID, SessionFacts.NONE, true, false,
                Optional.of(new Snapshot.Inflight("Roll out", "One ", List.of())), List.of(), Optional.empty())),
                text("two"));

        assertThat(turn().prompt()).map(LivePrompt::text).contains("Roll out");
        assertThat(outline()).containsExactly("One two");
    }

    @Test
    void theListOfTasksIsThatOfTheRunningTurn() {
        hear(new GatewayEvent.TodosChanged(ID, "[1]"));
        assertThat(state.turn()).isEmpty();

        hear(new Reattached(ID, new Snapshot(ID, SessionFacts.NONE, true, false, Optional.empty(), List.of(),
                Optional.empty(), "[2]", Optional.empty())));
        assertThat(turn().todos()).isEqualTo("[2]");

        hear(new GatewayEvent.TodosChanged(ID, ""));
        assertThat(turn().todos()).isEmpty();
    }

    @Test
    void aTurnThatIsNotFoundAgainIsDoubtedAndNotEnded() {
        hear(started(), text("One"), new Reattached(ID, new Snapshot(ID, SessionFacts.NONE, false, false,
                Optional.empty(), List.of(), Optional.empty())));
        assertThat(state.busy()).isTrue();
        assertThat(state.signs().doubted()).isPresent();

        hear(new Detached(ID, "reaped"));
        assertThat(state.busy()).isTrue();
    }

    @Test
    void aTurnOfEndlessTextIsCutAndSaysSo() {
        hear(started());
        var piece = "x".repeat(100_000);
        for (var count = 0; count < 60; count++) {
            hear(text(piece));
        }

        assertThat(state.parts().list()).hasSize(1);
        assertThat(outline().getFirst()).hasSizeLessThan(4_100_000).endsWith("too long to be shown while it runs");
    }

    private void hear(GatewayEvent... events) {
        for (var event : events) {
            state = SessionFold.after(state, event, now);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void send() {
        state = state.sending(1, prompt(), Optional.empty(), now).signs(Signs::submit);
    }

    private LivePrompt prompt() {
        return new LivePrompt(Optional.of(new Author(new MemberId(1), "Anna")), now, "Roll out", List.of());
    }

    private LiveTurn turn() {
        return state.turn().orElseThrow();
    }

    private List<LivePart.Tool> tools() {
        return turn().parts().stream().filter(LivePart.Tool.class::isInstance).map(LivePart.Tool.class::cast).toList();
    }

    private List<String> outline() {
        return turn().parts().stream().map(part -> switch (part) {
            case LivePart.Text(var text) -> text.toString();
            case LivePart.Reasoning thought -> "thought: " + thought.text();
            case LivePart.Tool call -> call.name() + "(" + call.id() + ")";
        }).toList();
    }

    private static TurnStarted started() {
        return new TurnStarted(ID);
    }

    private static TextGrew text(String text) {
        return new TextGrew(ID, text);
    }

    private static ToolStarted tool(String id, String name) {
        return new ToolStarted(ID, id, name, "", "{}");
    }

    private static ToolEnded done(String id, String name) {
        return new ToolEnded(ID, id, name, "", "ok", "", "", Optional.empty());
    }

    private static TurnEnded end(String text) {
        return new TurnEnded(ID, Ending.COMPLETE, Optional.of(text), Optional.empty());
    }

    private InputRequested asked(String id) {
        return new InputRequested(ID, approval(id));
    }

    private InputRequest.Approval approval(String id) {
        return new InputRequest.Approval(id, now, Optional.empty(), "rm -rf build", "recursive delete",
                List.of(InputRequest.Choice.ONCE, InputRequest.Choice.DENY));
    }

    @Test
    void whatWasHandedToATurnBeforeItIsFoundIsToldOnce() {
        var found = new Reattached(ID, new Snapshot(ID, SessionFacts.NONE, true, false,
                Optional.of(new Snapshot.Inflight("Roll out", "One ", List.of("Not the docs", "Nor the tests"))),
                List.of(), Optional.empty()));
        hear(found, text("two"), found);

        assertThat(state.notices()).extracting(Notice::text).containsExactly("Not the docs", "Nor the tests");
    }

    private static Subagent subagent(String status) {
        return new Subagent("s1", Optional.empty(), "look around", status, Optional.empty(), 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SessionFacts facts(Optional<String> model, Optional<String> effort) {
        return new SessionFacts(model, Optional.empty(), effort, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
