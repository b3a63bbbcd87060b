package dev.talaria.gateway.embedded;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static dev.talaria.gateway.embedded.LiveAgent.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.StoredId;

class ModelAgentTest extends ModelTest {
    private static final String KEY = "sk-very-secret";

    @TempDir
    Path folder;

    @Override
    String more() throws IOException {
        Files.writeString(home.resolve(".env"), "export MY_KEY=\"" + KEY + "\"\n");
        return "  key_env: MY_KEY\n";
    }

    @Test
    void aConfiguredModelAnswersWordByWord() throws Exception {
        model.says("Hel", "lo ", "Anna");

        var session = agent.begin();
        var ended = agent.say(session, "Who am I?");

        assertThat(agent.gateway().kind()).isEqualTo(GatewayKind.EMBEDDED);
        assertThat(ended.text()).contains("Hello Anna");
        assertThat(agent.heard(GatewayEvent.TextGrew.class)).extracting(GatewayEvent.TextGrew::text)
                .containsExactly("Hel", "lo ", "Anna");
        var request = model.request();
        assertThat(request.body().path("stream_options")).as("only what every server knows")
                .hasToString("{\"include_usage\":true}");
        assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
        assertThat(request.body().path("model").asString()).isEqualTo("small");
        assertThat(request.body().path("messages").get(1).path("content").asString()).isEqualTo("Who am I?");
        var usage = agent.heard(GatewayEvent.FactsChanged.class).getLast().facts().usage().orElseThrow();
        assertThat(usage.contextUsed()).isEqualTo(150);
        assertThat(usage.contextMax()).isEqualTo(8000);
    }

    @Test
    void whatWasSaidBeforeGoesAlongAlsoAfterARestart() throws Exception {
        model.says("One.").says("Two.");
        var session = agent.begin();
        agent.say(session, "First");
        agent.close();
        agent = new LiveAgent(home);

        agent.say(session, "Second");

        model.request();
        var messages = model.request().body().path("messages");
        assertThat(messages.valueStream().skip(1).map(message -> message.path("content").asString()))
                .containsExactly("First", "One.", "Second");
    }

    @Test
    void thinkingIsToldApartFromTheAnswer() {
        model.thinksAndSays("Hm", "m.", "Yes.");

        agent.say(agent.begin(), "Is it so?");

        assertThat(agent.heard(GatewayEvent.ReasoningGrew.class)).extracting(GatewayEvent.ReasoningGrew::text)
                .containsExactly("Hm", "m.");
    }

    @Test
    void aToolReadsBelowTheSessionsFolder() throws Exception {
        Files.writeString(folder.resolve("notes.md"), "Buy milk\n");
        model.calls("read_file", "{\"path\": \"notes.md\"}").says("Milk.");

        var ended = agent.say(beginInFolder(), "What do my notes say?");

        assertThat(ended.text()).contains("Milk.");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).singleElement()
                .satisfies(end -> assertThat(end.result()).contains("Buy milk"));
        model.request();
        assertThat(model.request().body().path("messages").toString()).contains("Buy milk").contains("call_1");
    }

    @Test
    void noToolLeavesTheSessionsFolder() throws Exception {
        Files.writeString(home.resolve("outside.txt"), "not for you");
        Files.createSymbolicLink(folder.resolve("link"), home);
        model.calls("read_file", "{\"path\": \"link/outside.txt\"}")
                .calls("read_file", "{\"path\": \"../../etc/passwd\"}")
                .calls("read_file", "{\"path\": \"/etc/hostname\"}").says("I may not.");

        agent.say(beginInFolder(), "Look around");

        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).hasSize(3)
                .allSatisfy(end -> assertThat(end.result()).contains("outside of the session's folder"));
    }

    @Test
    void noToolReadsWhatHermesKeeps() throws Exception {
        model.calls("read_file", "{\"path\": \"config.yaml\"}")
                .calls("write_file", "{\"path\": \"SOUL.md\", \"content\": \"x\"}")
                .says("I may not.");
        var session = done(agent.gateway().create(new NewSession(Optional.of(home.toString()), Optional.empty(),
                Optional.empty(), Optional.empty()))).session();

        agent.say(session, "Which key do you have?");

        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).hasSize(2)
                .allSatisfy(end -> assertThat(end.result()).contains("not for tools"));
        assertThat(home.resolve("SOUL.md")).doesNotExist();
    }

    @Test
    void aFileIsWrittenOnlyWhenSomebodyAgreesToTheChange() throws Exception {
        Files.writeString(folder.resolve("list.txt"), "eggs\n");
        model.calls("write_file", "{\"path\": \"list.txt\", \"content\": \"eggs\\nmilk\\n\"}").says("Written.");
        var session = beginInFolder();
        agent.send(session, "Add milk");
        var request = (InputRequest.Approval) agent.asked();

        assertThat(request.command()).startsWith("write_file list.txt").contains("+milk");
        assertThat(folder.resolve("list.txt")).hasContent("eggs\n");
        done(agent.gateway().answer(session, request, new Answer.Decision(Choice.ONCE)));
        agent.end();

        assertThat(folder.resolve("list.txt")).hasContent("eggs\nmilk\n");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class).getFirst().diff()).contains("+milk");
    }

    @Test
    void aDeniedFileStaysAsItIs() throws Exception {
        model.calls("write_file", "{\"path\": \"new.txt\", \"content\": \"x\"}").says("All right.");
        var session = beginInFolder();
        agent.send(session, "Write");
        done(agent.gateway().answer(session, agent.asked(), new Answer.Decision(Choice.DENY)));

        assertThat(agent.end().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(folder.resolve("new.txt")).doesNotExist();
    }

    @Test
    void aRefusedKeyIsSaidInWordsThatDoNotHoldIt() {
        model.refuses(401, "Incorrect API key provided: " + KEY);

        var failure = agent.say(agent.begin(), "Hello").failure().orElseThrow();

        assertThat(failure.layer()).isEqualTo("auth");
        assertThat(failure.sentence()).startsWith("HTTP 401: ").contains(".env");
        assertThat(agent.heard().toString()).doesNotContain(KEY);
    }

    @Test
    void everyFailureOfAProviderHasItsSentence() {
        var session = agent.begin();
        model.refuses(404, "no such model");
        assertThat(sentence(session)).contains("“small”");
        model.refuses(429, "slow down");
        assertThat(sentence(session)).contains("too often");
        model.refuses(503, "overloaded");
        assertThat(sentence(session)).contains("trouble of its own");
        model.close();
        assertThat(sentence(session)).startsWith("No connection to http://127.0.0.1");
    }

    @Test
    void aModelThatTakesNoToolsAnswersWithoutThem() throws Exception {
        var session = agent.begin();
        model.refuses(400, "small does not support tools").says("Hello.").says("Again.");

        assertThat(agent.say(session, "Hello").text()).contains("Hello.");
        assertThat(model.request().body().has("tools")).isTrue();
        assertThat(model.request().body().has("tools")).isFalse();
        agent.say(session, "Once more");
        assertThat(model.request().body().has("tools")).isFalse();
    }

    @Test
    void aModelThatSeesNoPicturesAnswersWithoutThem() throws Exception {
        model.refuses(500, "image input is not supported - hint: you may need to provide the mmproj").says("Fine.")
                .says("Still fine.");
        var session = agent.begin();
        done(agent.gateway().attachImage(session, "a.png", png()));

        assertThat(agent.say(session, "What is it?").text()).contains("Fine.");
        agent.say(session, "And now?");

        assertThat(model.request().body().toString()).contains("image_url");
        assertThat(model.request().body().toString()).doesNotContain("image_url").contains("cannot see");
        assertThat(model.request().body().toString()).doesNotContain("image_url");
    }

    @Test
    void aSessionThatOutgrewTheModelIsToldSo() {
        model.refuses(400, "This model's maximum context length is 8192 tokens");

        assertThat(sentence(agent.begin())).contains("too long for the model");
    }

    @Test
    void thinkingThatIsSentAsTextIsNoPartOfTheAnswer() {
        model.says("<think>", "Hm.", "</think>\n\n", "Yes.");

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(ended.text()).contains("Yes.");
        assertThat(agent.heard(GatewayEvent.TextGrew.class)).extracting(GatewayEvent.TextGrew::text)
                .containsExactly("Yes.");
        assertThat(agent.heard(GatewayEvent.ReasoningGrew.class)).extracting(GatewayEvent.ReasoningGrew::text)
                .containsExactly("Hm.");
    }

    @Test
    void aModelThatSaysNothingIsGivenUp() {
        agent.close();
        agent = new LiveAgent(home, EmbeddedSettings.USUAL.withLongestSilence(Duration.ofMillis(300)));
        model.hangs();

        assertThat(sentence(agent.begin())).contains("has said nothing for");
    }

    @Test
    void aStoppedAnswerKeepsWhatWasSaidAndHangsUp() throws Exception {
        model.babbles("bla ").says("Again.");
        var session = agent.begin();
        agent.send(session, "Talk");
        agent.next(GatewayEvent.TextGrew.class);

        done(agent.gateway().stop(session));

        var ended = agent.end();
        assertThat(ended.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(ended.text().orElseThrow()).startsWith("bla");
        assertThat(model.wasHungUpOn()).isTrue();
        assertThat(agent.say(session, "And now?").text()).contains("Again.");
    }

    @Test
    void aModelThatHasSaidNothingYetIsHungUpOnAtOnce() throws Exception {
        model.hums();
        var session = agent.begin();
        agent.send(session, "Think long");
        assertThat(model.request().body().path("model").asString()).isEqualTo("small");

        done(agent.gateway().stop(session));

        assertThat(agent.end().ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(model.wasHungUpOn()).isTrue();
        model.says("Yes.");
        assertThat(agent.say(session, "Again").text()).contains("Yes.");
    }

    @Test
    void theKeyGoesToNoOtherHost() throws Exception {
        try (var other = new FakeModel()) {
            other.says("Caught.");
            model.sendsElsewhere(other.baseUrl() + "/chat/completions");
            agent.say(agent.begin(), "Hello");

            assertThat(model.request().authorization()).contains(KEY);
            if (other.wasAsked()) {
                assertThat(other.request().authorization()).doesNotContain(KEY);
            }
        }
    }

    @Test
    void theModelsOfTheEndpointCanBeChosen() throws Exception {
        var session = agent.begin();
        var choices = done(agent.gateway().models(Optional.of(session)));
        assertThat(choices.providers().getFirst().models()).extracting(found -> found.name())
                .containsExactly("small", "large");
        model.request();

        done(agent.gateway().change(session, new SessionSetting.Model("large", "", false)));
        model.says("Yes.");
        agent.say(session, "Are you large?");

        assertThat(model.request().body().path("model").asString()).isEqualTo("large");
        assertThat(refused(agent.gateway().change(session, new SessionSetting.Fast(true))))
                .isEqualTo(Refusal.UNSUPPORTED);
    }

    @Test
    void aPromptThatIsSentAgainStillHasItsFiles() throws Exception {
        var session = agent.begin();
        done(agent.gateway().attachFile(session, "notes.txt", "Forty-two.".getBytes(StandardCharsets.UTF_8)));
        model.says("It says 42.");
        agent.say(session, "What does it say?");
        model.request();

        model.says("Still 42.");
        done(agent.gateway().submit(session, new Submission("@file:notes.txt\nAnd what exactly?",
                Optional.of(new Submission.Cut(0, 1, 1)))));
        agent.end();

        assertThat(model.request().body().path("messages").toString()).contains("And what exactly?", "Forty-two.")
                .doesNotContain("It says 42.");
    }

    @Test
    void whatWasChosenForASessionHoldsAfterARestart() throws Exception {
        var session = agent.begin();
        done(agent.gateway().change(session, new SessionSetting.Model("large", "", false)));
        model.says("Yes.");
        agent.say(session, "Are you large?");
        model.request();
        done(agent.gateway().change(session, new SessionSetting.Effort("high")));
        agent.close();

        agent = new LiveAgent(home);
        model.says("Still.");
        agent.say(session, "And now?");

        var body = model.request().body();
        assertThat(body.path("model").asString()).isEqualTo("large");
        assertThat(body.path("reasoning_effort").asString()).isEqualTo("high");
        assertThat(done(agent.gateway().attach(session)).facts().effort()).contains("high");
    }

    @Test
    void anImageIsShownToTheModel() throws Exception {
        var session = agent.begin();
        done(agent.gateway().attachImage(session, "a.png", png()));
        done(agent.gateway().attachFile(session, "b.txt", "the text".getBytes(StandardCharsets.UTF_8)));
        model.says("A picture.");
        agent.say(session, "What is this?");

        assertThat(model.request().body().path("messages").get(1).path("content").toString())
                .contains("data:image/png;base64,").contains("the text");
    }

    @Test
    void aProviderThatOnlyHermesKnowsLeavesTheRehearsalAndSaysSo() throws Exception {
        Files.writeString(home.resolve("config.yaml"), "model: {default: claude, provider: anthropic}\n");

        assertThat(agent.gateway().kind()).isEqualTo(GatewayKind.REHEARSAL);
        assertThat(done(agent.gateway().create(NewSession.PLAIN)).facts().warning().orElseThrow())
                .contains("“anthropic”");
    }

    private String sentence(StoredId session) {
        return agent.say(session, "Hello").failure().orElseThrow().sentence();
    }

    private StoredId beginInFolder() {
        return done(agent.gateway().create(new NewSession(Optional.of(folder.toString()), Optional.empty(),
                Optional.empty(), Optional.empty()))).session();
    }

    private static byte[] png() {
        return new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0 };
    }
}
