package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.profiles.WorkFolders;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.ui.ProfileChip;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.LastFolders;
import tools.jackson.databind.JsonNode;

@Import(FakeGateways.InsteadOfReal.class)
class NewSessionViewTest extends ScreenTest {
    private static final ProfileName WORK = ProfileName.parse("work").orElseThrow();

    @Autowired
    private FakeGateways gateways;

    @Autowired
    private WorkFolders folders;

    @Autowired
    private LastFolders lastFolders;

    @Autowired
    private CurrentMember currentMember;

    private FakeGateway gateway;

    @BeforeEach
    void sleep() {
        gateway = gateways.at(WORK).of(GatewayKind.HERMES).forgetCalls().usual("create").usual("models");
        gateway.turns(new GatewayHealth.Cold());
    }

    @Test
    void lookingStartsNothing() {
        open();

        await("a folder is found", () -> folder().contains("/"));
        assertThat(all(H1.class)).isNotEmpty();
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void theOthersAreOneLinkAway() {
        open();

        assertThat(all(ProfileChip.class)).extracting(ProfileChip::getHref).contains("p/default", "p/work");
        assertThat(all(ProfileChip.class).stream()
                .filter(chip -> chip.getElement().hasAttribute("aria-current"))
                .map(ProfileChip::getHref)).containsExactly("p/work");
    }

    @Test
    void theFirstPromptBeginsASessionInTheFolderAndLeadsThere() {
        open();
        await("a folder is found", () -> folder().contains("/"));
        Typist.tell(box(), "composer-send", Map.of("text", "Rotate the certificates", "confirmed", false));

        await("the session is open", () -> !all(SessionView.class).isEmpty());
        var wanted = (NewSession) gateway.calls("create").getFirst().argument(0);
        assertThat(wanted.folder()).isPresent();
        assertThat(wanted.model()).isEmpty();
    }

    @Test
    void aProfileThatDoesNotStartKeepsTheTextAndSaysWhy() {
        gateway.replying("create", Reply.refused(Refusal.UNREACHABLE, "Hermes could not be started."));
        open();
        Typist.tell(box(), "composer-send", Map.of("text", "Rotate the certificates", "confirmed", false));

        await("it says why", () -> shown(box(), "replyJson").path("kind").asString("").equals("refused"));
        assertThat(shown(box(), "replyJson").path("words").asString()).contains("Hermes could not be started.");
        assertThat(all(NewSessionView.class)).hasSize(1);
    }

    @Test
    void wakingIsShownWithItsPlaces() {
        var coming = gateway.holding("create");
        open();
        Typist.tell(box(), "composer-send", Map.of("text", "Rotate the certificates", "confirmed", false));
        gateway.turns(new GatewayHealth.Waking(Instant.now(), 2, 3));

        await("it says that it wakes", () -> all(WakingNote.class).getFirst().isVisible()
                && text(all(WakingNote.class).getFirst()).contains("2 of 3 places in use"));
        coming.complete(Reply.refused(Refusal.UNREACHABLE, "It was stopped."));
        await("the note is gone", () -> !all(WakingNote.class).getFirst().isVisible());
    }

    @Test
    void oneElsewhereIsConnectedToAndNotWoken() {
        gateway.of(GatewayKind.REMOTE);
        var coming = gateway.holding("create");
        open();
        Typist.tell(box(), "composer-send", Map.of("text", "Rotate the certificates", "confirmed", false));
        gateway.turns(new GatewayHealth.Waking(Instant.now(), 0, 0));

        await("it says that it connects", () -> text(all(WakingNote.class).getFirst()).contains("Connecting to work"));
        assertThat(text(all(WakingNote.class).getFirst())).doesNotContain("Waking", "places");
        coming.complete(Reply.refused(Refusal.UNREACHABLE, "It was stopped."));
    }

    @Test
    void aFolderThatIsGoneByThenIsSaidAndNothingBegins() throws IOException {
        var root = folders.roots(currentMember.get(), WORK).getFirst().path();
        var gone = Files.createTempDirectory(Path.of(root), "work");
        lastFolders.keep(currentMember.get(), WORK, gone.toString());
        open();
        await("it is found", () -> folder().contains(gone.getFileName().toString()));
        Files.delete(gone);
        Typist.tell(box(), "composer-send", Map.of("text", "Rotate the certificates", "confirmed", false));

        await("it says why", () -> shown(box(), "replyJson").path("kind").asString("").equals("refused"));
        assertThat(shown(box(), "replyJson").path("words").asString()).contains(gone.toString(), "not there any more");
        assertThat(gateway.calls("create")).isEmpty();
    }

    @Test
    void whatIsOnItsWayIsNoDraftInAnotherWindowAndWhoComesBackIsLedToTheSession() {
        var coming = gateway.<Snapshot>holding("create");
        open();
        Typist.tell(box(), "composer-send", Map.of("text", "Plan it", "confirmed", false, "slip", "a1"));
        await("it is on its way", () -> !gateway.calls("create").isEmpty());

        UI.getCurrent().navigate("p/default");
        open();
        assertThat(draft().path("text").asString()).isEmpty();
        Typist.tell(box(), "composer-ask", Map.of("text", "Plan it", "slip", "a1"));
        coming.complete(Reply.done(FakeGateway.idle(new StoredId("planned"))));

        await("the session is open", () -> !all(SessionView.class).isEmpty());
        assertThat(gateway.calls("create")).hasSize(1);
    }

    @Test
    void whatNeverArrivedIsTheMembersAgain() {
        open();
        Typist.tell(box(), "composer-ask", Map.of("text", "Plan it", "slip", "b2"));

        await("it says so", () -> shown(box(), "replyJson").path("kind").asString("").equals("unsent"));
        assertThat(gateway.calls("create")).isEmpty();
    }

    @Test
    void theModelsOfASleeperAreAskedForAfterAPressThatSaysSo() {
        open();
        var settings = all(FirstSettings.class).getFirst();
        settings.open();

        assertThat(text(settings.menu())).contains("sleeps");
        assertThat(gateway.calls("models")).isEmpty();

        Typist.press(buttons(settings.menu(), "Start").getFirst());
        await("the models are asked for", () -> !gateway.calls("models").isEmpty());
    }

    @Test
    void aDraftComesBackAndIsGoneWhenSent() {
        open();
        Typist.tell(box(), "composer-draft", Map.of("place", "work/", "text", "half a thought"));
        UI.getCurrent().navigate("p/default");
        await("the other profile has its own", () -> draft().path("place").asString("").equals("default/"));
        assertThat(draft().path("text").asString()).isEmpty();

        open();
        await("it is back", () -> draft().path("text").asString("").equals("half a thought"));
        Typist.tell(box(), "composer-draft", Map.of("place", "work/", "text", ""));
    }

    private void open() {
        navigate("p/work", NewSessionView.class);
        await("the draft is looked for", () -> draft().path("place").asString("").equals("work/"));
    }

    private static JsonNode draft() {
        return shown(box(), "draftJson");
    }

    private static ComposerBox box() {
        return all(ComposerBox.class).getFirst();
    }

    private static String folder() {
        return text(all(FolderChip.class).getFirst());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static List<NativeButton> buttons(Component inside, String words) {
        return inside.getElement()
                .getChildren()
                .flatMap(NewSessionViewTest::tree)
                .flatMap(element -> element.getComponent().stream())
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> button.getText().startsWith(words))
                .toList();
    }

    private static Stream<Element> tree(Element element) {
        return Stream.concat(Stream.of(element),
                element.getChildren().flatMap(NewSessionViewTest::tree));
    }
}
