package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Footer;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Place;
import tools.jackson.databind.JsonNode;

@Import(FakeGateways.InsteadOfReal.class)
class ComposerTest extends ScreenTest {
    private static final ProfileName WORK = ProfileName.parse("work").orElseThrow();
    private static final StoredId TOOLS = StoredId.parse(HERMES.id("work", "tools")).orElseThrow();

    @Autowired
    private FakeGateways gateways;
    @Autowired
    private Drafts drafts;
    @Autowired
    private CurrentMember currentMember;

    private FakeGateway gateway;

    @BeforeEach
    void wake() {
        gateway = gateways.at(WORK).of(GatewayKind.EMBEDDED).forgetCalls();
    }

    @Test
    void aPromptLeavesTheBoxOnceItIsTaken() {
        open();
        send("And the tests?");

        await("it is taken", () -> reply().path("kind").asString("").equals("accepted"));
        await("it is sent", () -> !gateway.calls("submit").isEmpty());
        finishTurn();
    }

    @Test
    void whileATurnRunsAPromptWaitsAboveTheBoxAndCanBeChanged() {
        open();
        gateway.emit(new GatewayEvent.TurnStarted(TOOLS));
        await("the turn is seen", () -> state().path("busy").asBoolean(false));
        send("Then tell me which hosts are left.");
        await("it waits", () -> rows().size() == 1);

        var id = rows().get(0).path("id").asLong();
        Typist.tell(queue(), "queue-edit", Map.of("id", id, "text", "Then stop.", "place", "work/" + TOOLS));
        await("it is changed", () -> rows().get(0).path("text").asString("").equals("Then stop."));

        Typist.tell(queue(), "queue-remove", Map.of("id", id));
        await("it is gone", () -> rows().isEmpty());
        assertThat(gateway.calls("submit")).isEmpty();
        finishTurn();
    }

    @Test
    void aCommandSaysItsOutputAboveTheBox() {
        gateway.replying("command", Reply.done(new CommandOutcome.Said("3 skills are loaded.")));
        open();
        send("/skills");

        await("it says so", () -> reply().path("kind").asString("").equals("said"));
        assertThat(reply().path("words").asString()).isEqualTo("3 skills are loaded.");
        gateway.usual("command");
    }

    @Test
    void aRefusedCommandLeavesTheTextWithTheReason() {
        gateway.replying("command", Reply.refused(Refusal.INVALID, "The agent knows no command /nonsense."));
        open();
        send("/nonsense");

        await("it says so", () -> reply().path("kind").asString("").equals("refused"));
        assertThat(reply().path("words").asString()).contains("knows no command");
        gateway.usual("command");
    }

    @Test
    void whatIsOnDiskIsToldToTheBrowser() {
        open();
        Typist.tell(box(), "composer-draft", Map.of("place", "work/" + TOOLS, "text", "half", "number", 42));

        await("it is told", () -> shown(box(), "keptJson").path("number").asLong(0) == 42);
        Typist.tell(box(), "composer-draft", Map.of("place", "work/" + TOOLS, "text", "", "number", 43));
        await("it is told", () -> shown(box(), "keptJson").path("number").asLong(0) == 43);
    }

    @Test
    void whatTheMemberTypesInAnotherWindowStandsHereToo() {
        open();

        drafts.keep(currentMember.get(), new Place(WORK, Optional.of(TOOLS)), "from the other window", List.of());

        await("it is told", () -> shown(box(), "othersJson").path(0).path("text").asString("")
                .equals("from the other window"));
        drafts.keep(currentMember.get(), new Place(WORK, Optional.of(TOOLS)), "", List.of());
        await("it is gone again", () -> shown(box(), "othersJson").path(0).path("text").asString("?").isEmpty());
    }

    @Test
    void whatThisWindowTypesItselfIsNoNews() {
        open();
        Typist.tell(box(), "composer-draft", Map.of("place", "work/" + TOOLS, "text", "mine", "number", 50));
        await("it is on disk", () -> shown(box(), "keptJson").path("number").asLong(0) == 50);
        Typist.tell(box(), "composer-draft", Map.of("place", "work/" + TOOLS, "text", "", "number", 51));
        await("it is on disk", () -> shown(box(), "keptJson").path("number").asLong(0) == 51);

        assertThat(box().getElement().getProperty("othersJson")).isNull();
    }

    @Test
    void anAnswerNamesWhatItAnswersAndLeavesWhatWasTypedSince() {
        open();
        Typist.tell(box(), "composer-send", Map.of("text", "/quit", "confirmed", false, "slip", "a1"));

        await("it is answered", () -> reply().path("slip").asString("").equals("a1"));
        assertThat(reply().path("kind").asString()).isEqualTo("refused");

        Typist.tell(box(), "composer-send", Map.of("text", "And the tests?", "confirmed", false, "slip", "a2"));
        Typist.tell(box(), "composer-draft",
                Map.of("place", "work/" + TOOLS, "text", "And the tests?\nAnd the docs?", "number", 52));
        await("it is taken", () -> reply().path("slip").asString("").equals("a2"));
        var here = new Place(WORK, Optional.of(TOOLS));
        await("the rest is the draft", () -> drafts.of(currentMember.get(), here)
                .filter(draft -> draft.text().equals("And the docs?")).isPresent());
        drafts.keep(currentMember.get(), here, "", List.of());
        finishTurn();
    }

    @Test
    void whatATerminalDoesIsExplainedInsteadOfRun() {
        open();
        for (var command : List.of("/quit", "/history", "/yolo", "/skin dark")) {
            var before = reply().path("number").asLong(0);
            send(command);
            await("it says why", () -> reply().path("number").asLong(0) > before);
            assertThat(reply().path("kind").asString()).as(command).isEqualTo("refused");
        }
        send("/model");
        await("the settings open", () -> reply().path("kind").asString("").equals("settings"));
        assertThat(gateway.calls("command")).isEmpty();
    }

    @Test
    void theNextSessionIsOneCommandAway() {
        open();
        send("/new");

        await("it is there", () -> !all(NewSessionView.class).isEmpty());
        assertThat(gateway.calls("command")).isEmpty();
    }

    @Test
    void completionsAnswerTheQuestionThatWasAsked() {
        gateway.replying("completeCommand", Reply.done(List.of(new Completion("/status", "/status", "how it stands"))));
        open();
        Typist.tell(box(), "composer-complete", Map.of("request", 7, "kind", "command", "word", "/st"));

        await("they are there", () -> shown(box(), "completionsJson").path("request").asInt(0) == 7);
        assertThat(shown(box(), "completionsJson").path("items").valueStream()
                .map(item -> item.path("text").asString())).containsExactly("/steer", "/stop", "/status");
        gateway.usual("completeCommand");
    }

    @Test
    void theArrowUpBringsBackTheSessionsOwnPrompts() {
        open();
        Typist.tell(box(), "composer-recall", Map.of());

        await("they are there", () -> shown(box(), "promptsJson").isArray() && !shown(box(), "promptsJson").isEmpty());
        assertThat(shown(box(), "promptsJson").valueStream().map(JsonNode::asString))
                .contains("Why does the build fail?");
    }

    @Test
    void theFootTellsHowFullTheContextIs() {
        open();
        gateway.emit(new GatewayEvent.FactsChanged(TOOLS, withUsage(200_000, 0.42)));

        await("it is told", () -> foot().contains("38% of 200k"));
        assertThat(foot()).contains("$0.42");
    }

    @Test
    void aWindowOfUnknownSizeHasNoPercentage() {
        open();
        gateway.emit(new GatewayEvent.FactsChanged(TOOLS, withUsage(0, 0)));

        await("it is told", () -> foot().contains("76.0k tokens"));
        assertThat(foot()).contains("$0.00").doesNotContain("%", "NaN");
    }

    private String foot() {
        return all(Footer.class).getFirst().getElement().getTextRecursively();
    }

    @Test
    void aTranscriptThatNobodyMayContinueHasNoBox() {
        navigate("p/work/s/" + HERMES.id("work", "delegate"), SessionView.class);
        await("it is read", () -> !all(EntryElement.class).isEmpty() && !all(Composer.class).isEmpty()
                && !all(ComposerBox.class).getFirst().isVisible());

        assertThat(all(Composer.class).getFirst().getElement().getTextRecursively()).isNotBlank();
    }

    private void finishTurn() {
        gateway.emit(new GatewayEvent.TurnEnded(TOOLS, Ending.COMPLETE, Optional.of("Done."),
                Optional.empty()));
        gateway.emit(new GatewayEvent.Freed(TOOLS));
        await("it is over", () -> !state().path("busy").asBoolean(true));
    }

    private static SessionFacts withUsage(long window, double cost) {
        var nothing = Optional.<String>empty();
        return new SessionFacts(nothing, nothing, nothing, Optional.empty(), nothing, nothing, nothing,
                nothing, nothing, Optional.empty(),
                Optional.of(new SessionFacts.Usage(76_000, window, 80_000, 3, 0, Optional.of(cost))),
                nothing, Optional.empty());
    }

    private void open() {
        navigate("p/work/s/" + TOOLS, SessionView.class);
        await("the session can be written to", () -> !all(ComposerBox.class).isEmpty()
                && shown(all(ComposerBox.class).getFirst(), "draftJson").path("number").asInt(0) > 0);
    }

    private void send(String text) {
        Typist.tell(box(), "composer-send", Map.of("text", text, "confirmed", false));
    }

    private static ComposerBox box() {
        return all(ComposerBox.class).getFirst();
    }

    private static Component queue() {
        return all(QueueList.class).getFirst();
    }

    private static JsonNode rows() {
        return shown(queue(), "queueJson").path("rows");
    }

    private static JsonNode state() {
        return shown(box(), "stateJson");
    }

    private static JsonNode reply() {
        return shown(box(), "replyJson");
    }
}
