package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;

import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.Prompts;
import dev.talaria.live.Prompts.StartResult.Started;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.CurrentMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Import(FakeGateways.InsteadOfReal.class)
class LiveSidebarTest extends ScreenTest {
    private static final ProfileName WORK = new ProfileName("work");
    private static final SessionKey PLAIN = new SessionKey(WORK, new StoredId(HERMES.id("work", "plain")));

    @Autowired
    private FakeGateways gateways;

    @Autowired
    private Prompts prompts;

    @Autowired
    private LiveParts live;

    @Autowired
    private CurrentMember currentMember;

    @BeforeEach
    void theListIsThere() {
        gateways.at(WORK).usual("archive").usual("rename").forgetCalls();
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() >= 5);
    }

    @AfterEach
    void theTurnIsOver() {
        emit(new GatewayEvent.TurnEnded(PLAIN.root(), Ending.INTERRUPTED, Optional.empty(), Optional.empty()));
        emit(new GatewayEvent.Freed(PLAIN.root()));
    }

    private void emit(GatewayEvent event) {
        gateways.emit(WORK, event);
    }

    private void asks() {
        emit(new GatewayEvent.TurnStarted(PLAIN.root()));
        emit(new GatewayEvent.InputRequested(PLAIN.root(), new InputRequest.Approval("ask-1", Instant.now(),
                Optional.empty(), "systemctl reload nginx", "reloads a service", List.of(Choice.ONCE, Choice.DENY))));
    }

    @Test
    void whoWaitsStandsFirstWhateverIsInScopeAndIsCounted() {
        begin("kids-2");
        asks();

        await("it waits", () -> keys(section("needs-input")).contains(PLAIN.toString()));
        var row = section("needs-input").path("rows").get(0);
        assertThat(row.path("doing").path("activity").asString()).isEqualTo("needs-input");
        assertThat(row.path("doing").path("words").asString()).isEqualTo("asks: systemctl reload nginx");
        assertThat(sections().getFirst().path("id").asString()).isEqualTo("needs-input");
        assertThat(keys(section("profile:work"))).doesNotContain(PLAIN.toString());
        assertThat(square("work").path("hint").asString()).isEqualTo("work · 1 needs input");
        assertThat(all(TabSigns.class).getFirst().getElement().getProperty("waiting", 0)).isEqualTo(1);
    }

    @Test
    void anOldSessionAtWorkKeepsItsRowAndSaysWhatItDoes() {
        emit(new GatewayEvent.TurnStarted(PLAIN.root()));
        emit(new GatewayEvent.ToolStarted(PLAIN.root(), "1", "terminal", "ls /etc/ssl", ""));

        await("it is in its group", () -> keys(section("profile:work")).contains(PLAIN.toString()));
        await("it says what", () -> row(PLAIN).path("doing").path("words").asString("").equals("running ls /etc/ssl"));
        assertThat(row(PLAIN).path("doing").path("activity").asString()).isEqualTo("working");
        assertThat(square("work").path("activity").asString()).isEqualTo("working");
    }

    @Test
    void aSessionBegunHereIsListedBeforeItsFileHasIt() {
        var started = (Started) prompts
                .start(currentMember.get(), WORK, NewSession.PLAIN, "Rotate the certificates", List.of())
                .join();

        await("it is first in its group", () -> !keys(section("profile:work")).isEmpty()
                && keys(section("profile:work")).getFirst().equals(started.session().toString()));
        assertThat(row(started.session()).path("title").asString()).isEqualTo("Rotate the certificates");
        assertThat(row(started.session()).path("exports").isNull()).isTrue();
    }

    @Test
    void beginningASessionLeavesTheScopeAsItIs() {
        assertThat(section("profile:work").path("begin").asString()).isEqualTo("p/work?new");

        begin("work");

        await("the groups are still there", () -> section("profile:kids-2").path("rows").size() == 5);
    }

    @Test
    void anArchivedSessionVanishesAndComesBackWithUndo() {
        var key = newest();

        sidebar().archive(List.of(key));

        await("it is gone", () -> !keys(section("profile:work")).contains(key.toString()));
        await("the toast is there", () -> toasts().stream().anyMatch(text -> text.startsWith("Archived “")));
        live.actions().archive(currentMember.get(), List.of(key), false);
        await("it is back", () -> keys(section("profile:work")).contains(key.toString()));
    }

    @Test
    void whatWasArchivedBeforeIsFoundBelowAllOthersAndCanComeBack() {
        await("the archive is there", () -> section("archived").path("rows").size() > 0);
        var archive = section("archived");
        assertThat(sections().getLast()).isEqualTo(archive);
        assertThat(archive.path("open").asBoolean()).isFalse();
        assertThat(archive.path("rows").get(0).path("archived").asBoolean()).isTrue();

        var ours = keys(archive).stream().filter(key -> key.startsWith("work/")).findFirst().orElseThrow();
        sidebar().restore(List.of(SessionKeys.parse(ours).orElseThrow()));

        await("its gateway is told", () -> !gateways.at(WORK).calls("archive").isEmpty());
        assertThat(gateways.at(WORK).calls("archive").getFirst().argument(1)).isEqualTo(false);
    }

    @Test
    void whatCouldNotBeArchivedSaysSoAndStays() {
        gateways.at(WORK).replying("archive", Reply.refused(Refusal.UNREACHABLE, "work could not be started."));
        var key = newest();

        sidebar().archive(List.of(key));

        await("it says so", () -> toasts().stream().anyMatch(text -> text.endsWith("work could not be started.")));
        assertThat(keys(section("profile:work"))).contains(key.toString());
    }

    @Test
    void aNewTitleIsShownBeforeTheGatewayHasAnswered() {
        var gate = gateways.at(WORK).holding("rename");
        var key = newest();
        var before = row(key).path("title").asString();

        sidebar().rename(key, "Another name");

        await("it is called so", () -> row(key).path("title").asString("").equals("Another name"));
        gate.complete(Reply.refused(Refusal.INVALID, "Another session is called so."));
        await("it is called as before", () -> row(key).path("title").asString("").equals(before));
        assertThat(toasts()).anyMatch(text -> text.endsWith("Another session is called so."));
    }

    @Test
    void deletingTheSessionOnTheScreenLeavesIt() {
        var key = newest();
        UI.getCurrent().navigate("p/work/s/" + key.root());
        await("it is open", () -> all(SessionNav.class).getFirst().getElement().getProperty("current", "")
                .equals(key.toString()));

        sidebar().delete(List.of(key));

        await("it is gone", () -> !keys(section("profile:work")).contains(key.toString()));
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath()).isEqualTo("sessions");
        assertThat(gateways.at(WORK).calls("delete")).isEmpty();
    }

    private static void begin(String profile) {
        UI.getCurrent().navigate("p/" + profile, QueryParameters.of("new", ""));
    }

    /// The newest session of work that its file has.
    private SessionKey newest() {
        for (var row : section("profile:work").path("rows")) {
            if (!row.path("exports").isNull() && row.path("doing").path("activity").asString("").equals("idle")) {
                return SessionKeys.parse(row.path("key").asString("")).orElseThrow();
            }
        }
        throw new AssertionError("There is no such session");
    }

    private Sidebar sidebar() {
        return all(Sidebar.class).getFirst();
    }

    private static List<String> toasts() {
        return all(Notification.class).stream()
                .flatMap(toast -> toast.getChildren().flatMap(row -> row.getChildren()))
                .filter(Span.class::isInstance)
                .map(span -> ((Span) span).getText())
                .toList();
    }

    private List<JsonNode> sections() {
        return all(SidebarSection.class).stream().map(section -> SectionsOnScreen.drawn(told(section))).toList();
    }

    private JsonNode section(String id) {
        return sections().stream()
                .filter(section -> section.path("id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().createObjectNode());
    }

    private JsonNode square(String name) {
        for (var square : shown(all(ProfileRail.class).getFirst(), "railJson").path("squares")) {
            if (square.path("name").asString("").equals(name)) {
                return square;
            }
        }
        return new ObjectMapper().createObjectNode();
    }

    private JsonNode row(SessionKey key) {
        for (var section : sections()) {
            for (var row : section.path("rows")) {
                if (row.path("key").asString("").equals(key.toString())) {
                    return row;
                }
            }
        }
        return new ObjectMapper().createObjectNode();
    }

    private static List<String> keys(JsonNode section) {
        var keys = new ArrayList<String>();
        section.path("rows").forEach(row -> keys.add(row.path("key").asString("")));
        return keys;
    }
}
