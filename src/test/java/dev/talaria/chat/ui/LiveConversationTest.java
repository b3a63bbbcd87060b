package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;

import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.NewSession;
import dev.talaria.live.Prompts;
import dev.talaria.live.Prompts.StartResult;
import dev.talaria.profiles.Home;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.CurrentMember;

import tools.jackson.databind.JsonNode;

/// With the rehearsal agent, which waits for nobody but for answers.
@TestPropertySource(properties = "talaria.rehearsal.pace=0")
class LiveConversationTest extends ScreenTest {
    /// Nobody else's test talks there.
    private static final ProfileName PROFILE = new ProfileName("kids-2");

    private final Prompts prompts;
    private final CurrentMember member;
    private final Home home;

    @Autowired
    LiveConversationTest(Prompts prompts, CurrentMember member, Home home) throws IOException {
        this.prompts = prompts;
        this.member = member;
        this.home = home;
        // without a model, the rehearsal agent answers
        Files.deleteIfExists(home.root().resolve("profiles/kids-2/config.yaml"));
    }

    @Test
    void aSessionIsShownBeforeAnyFileHoldsItAndThenFromItsFile() {
        begin("hello there");

        await("the answer is a message of the file", () -> all(EntryElement.class).stream()
                .anyMatch(entry -> tag(entry).equals("talaria-answer") && !id(entry).isEmpty()));
        assertThat(all(EntryElement.class)).extracting(LiveConversationTest::tag).containsExactly("talaria-prompt",
                "talaria-answer");
        assertThat(shown(all(EntryElement.class).getFirst(), "entryJson").path("author").asString())
                .isEqualTo(member.get().name());
    }

    @Test
    void aCommandIsShownAsItIsAndItsAnswerIsSeenByAll() {
        begin("please ask for approval");
        await("it asks", () -> open().size() == 1);

        var request = open().get(0);
        assertThat(request.path("command").asString())
                .isEqualTo("rm -rf ./build/cache && rm -rf ./node_modules/.cache");
        assertThat(request.path("choices").valueStream().map(JsonNode::asString)).containsExactly("ONCE", "SESSION",
                "ALWAYS", "DENY");
        tell("decide", Map.of("request", request.path("id").asString(), "choice", "ONCE"));

        await("it is answered", () -> open().isEmpty());
        await("it says who and what", () -> answered().contains("allowed once"));
    }

    @Test
    void anAnswerThatNobodyOfferedChangesNothing() {
        begin("please ask for approval once more");
        await("it asks", () -> open().size() == 1);
        var request = open().get(0).path("id").asString();

        tell("decide", Map.of("request", request, "choice", "EVERYTHING"));
        tell("decide", Map.of("request", "another", "choice", "ONCE"));
        roundTrip();

        assertThat(open().get(0).path("id").asString()).isEqualTo(request);
        tell("decide", Map.of("request", request, "choice", "DENY"));
        await("it is answered", () -> open().isEmpty());
    }

    @Test
    void aPasswordIsKeptNowhereOnTheScreen() {
        begin("use sudo");
        await("it asks", () -> open().size() == 1);

        tell("hand-over", Map.of("request", open().get(0).path("id").asString(), "value", "correct horse"));

        await("it is answered", () -> open().isEmpty());
        assertThat(words()).noneMatch(text -> text.contains("correct horse"));
    }

    @Test
    void aFailedTurnStaysOnTheScreenWithItsReason() {
        begin("fail");

        await("the failure is there", () -> endings().anyMatch("FAILED"::equals));
        assertThat(all(EntryElement.class)).allMatch(entry -> id(entry).isEmpty());
    }

    @Test
    void theRehearsalTellsHowAModelIsConnected() {
        begin("hello there");
        await("the note is there", () -> all(RehearsalNote.class).stream().anyMatch(Component::isVisible));

        test(find(NativeButton.class, all(RehearsalNote.class).getFirst()).single()).click();

        await("the dialog opens", () -> !all(ConnectDialog.class).isEmpty());
        assertThat(all(ConnectDialog.class)).singleElement()
                .extracting(dialog -> dialog.getElement().getTextRecursively())
                .asString()
                .contains("profiles/kids-2/config.yaml", "base_url: http://localhost:11434/v1", "profiles/kids-2/.env");
    }

    @Test
    void aSessionThatNobodyTalkedInSinceTheStartTellsWhyItWouldBeARehearsal() throws IOException {
        Files.writeString(home.root().resolve("profiles/kids-2/config.yaml"),
                "model:\n  provider: mistral\n  default: example/large\n");

        navigate("p/kids-2/s/" + HERMES.id("kids-2", "tools"), SessionView.class);

        await("the note is there", () -> all(RehearsalNote.class).stream().anyMatch(Component::isVisible));
        assertThat(all(RehearsalNote.class)).singleElement()
                .extracting(note -> note.getElement().getTextRecursively())
                .asString()
                .contains("MISTRAL_API_KEY");
    }

    private void begin(String prompt) {
        var start = prompts.start(member.get(), PROFILE, NewSession.PLAIN, prompt, List.of()).join();
        assertThat(start).isInstanceOf(StartResult.Started.class);
        navigate(SessionLinks.session(((StartResult.Started) start).session()), SessionView.class);
        await("the conversation is there", () -> !all(EntryElement.class).isEmpty());
    }

    /// How the last turn ended, as its browser was told at first or later.
    private static Stream<String> endings() {
        var answer = all(EntryElement.class).getLast();
        var heads = called(answer, "head").stream().map(List::getFirst).map(JacksonUtils::readTree);
        return Stream.concat(Stream.of(shown(answer, "turnJson").path("head")), heads)
                .map(head -> head.path("ending").asString(""));
    }

    private static JsonNode open() {
        return requests().path("open");
    }

    private static String answered() {
        return requests().path("answered").toString();
    }

    private static JsonNode requests() {
        return shown(all(RequestCards.class).getFirst(), "requestsJson").path("requests");
    }

    private static String tag(EntryElement entry) {
        return entry.getElement().getTag();
    }

    private static String id(EntryElement entry) {
        return entry.getElement().getAttribute("id") == null ? "" : entry.getElement().getAttribute("id");
    }

    /// All that the browser was told, whether we keep it or not.
    private static List<String> words() {
        return all(Component.class).stream()
                .flatMap(component -> Stream.concat(told(component).stream(), component.getElement().getPropertyNames()
                        .map(name -> component.getElement().getProperty(name, ""))))
                .toList();
    }

    private static void tell(String type, Map<String, String> detail) {
        var cards = all(RequestCards.class).getFirst().getElement();
        var data = JacksonUtils.createObjectNode();
        detail.forEach((name, value) -> data.put("event.detail." + name, value));
        cards.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(cards, type, data));
    }
}
