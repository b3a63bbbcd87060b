package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.browser.OwnTalaria.Age;
import dev.talaria.fake.ScriptedBehaviour;
import dev.talaria.fake.ScriptedHermes;

/// Talking to a Hermes on another host, seen in browsers: one that takes a token, and one where somebody has to sign in.
@ParameterizedClass(name = "{0}")
@EnumSource
class RemoteIT extends BrowserTest {
    private static final Map<Door, Elsewhere> STARTED = new EnumMap<>(Door.class);

    private final Door door;
    private final Elsewhere elsewhere;

    enum Door {
        TOKEN(4, "token=right", "token=wrong", "refuses the token that Talaria has for it"), PASSWORD(
                8, "user=team password=right", "user=team password=wrong",
                "does not accept the name and the password that Talaria has for it");

        private final int contract;
        private final String keys;
        private final String wrongKeys;
        private final String refusal;

        Door(int contract, String keys, String wrongKeys, String refusal) {
            this.contract = contract;
            this.keys = keys;
            this.wrongKeys = wrongKeys;
            this.refusal = refusal;
        }
    }

    /// The Hermes there, and a Talaria whose profile `work` leads to it; its profile `kids-2` would, too, with the wrong keys.
    private record Elsewhere(ScriptedHermes hermes, OwnTalaria talaria) {
        static Elsewhere behind(Door door) {
            var behaviour = ScriptedBehaviour.of(door.contract);
            if (door == Door.PASSWORD) {
                behaviour.user = "team";
                behaviour.password = "right";
            }
            var hermes = ScriptedHermes.start(behaviour, 0, "right");
            var url = "url=" + hermes.base();
            return new Elsewhere(hermes, OwnTalaria.with(Age.SERVE,
                    Stream.concat(settings("work", url, door.keys), settings("kids-2", url, door.wrongKeys))
                            .toArray(String[]::new)));
        }

        private static Stream<String> settings(String profile, String url, String keys) {
            return Stream.of((url + " " + keys).split(" ")).map(key -> "--talaria.remote." + profile + "." + key);
        }

        void end() {
            talaria.close();
            hermes.close();
        }
    }

    RemoteIT(Door door) {
        this.door = door;
        elsewhere = STARTED.computeIfAbsent(door, Elsewhere::behind);
    }

    @AfterAll
    static void stopAll() {
        STARTED.values().forEach(Elsewhere::end);
        STARTED.clear();
    }

    @Override
    String address() {
        return elsewhere.talaria().address();
    }

    @Test
    void itIsConnectedToAskedAnsweredAndFoundAgain() {
        var hermes = elsewhere.hermes();
        hermes.behaviour().statusTakes = Duration.ofSeconds(3);
        var page = desk();
        page.navigate("p/work");
        say(page, "[say Before it asks ][approve rm -rf build][say Half of it][hold][say  and the rest]");

        assertThat(page.getByText("Connecting to work").first()).isVisible();
        assertThat(page.getByText("Waking work")).hasCount(0);
        page.waitForURL(Pattern.compile("/p/work/s/.+"));
        assertThat(answer(page)).containsText("Before it asks");
        button(page, "Allow once").click();
        assertThat(page.locator("talaria-requests")).containsText("allowed once");
        assertThat(answer(page)).containsText("Half of it");

        hermes.forgetSignIns();
        hermes.dropSockets();
        assertThat(page.getByText(Pattern.compile("Lost contact with work|Connecting to work")).first()).isVisible();
        assertThat(page.locator("talaria-answer .card.err, talaria-answer [role=status]")
                .getByText(Pattern.compile("Lost contact|Connecting"))).hasCount(0);
        hermes.release();

        assertThat(answer(page)).containsText("and the rest");
        assertThat(button(page, "Stop")).hasCount(0);
        assertThat(page.locator(".card.err")).hasCount(0);
        hermes.behaviour().statusTakes = Duration.ZERO;
    }

    @Test
    void whatAnotherClientHasQueuedThereIsSeenAfterARestartInTheMiddleOfATurn() {
        var before = begun("work", "[say Half of it][hold][say  and the rest]");
        assertThat(answer(before)).containsText("Half of it");
        elsewhere.hermes().queueElsewhere("[say From another desk]");
        var path = before.url().substring(address().length());
        before.close();
        elsewhere.talaria().restart();

        var after = desk();
        after.navigate(path);
        assertThat(after.locator("talaria-queue")).containsText("From another desk");
        assertThat(after.locator("talaria-queue")).containsText("The agent has it, and takes it next.");
        elsewhere.hermes().release();
        assertThat(after.locator("talaria-queue li")).hasCount(0);
        assertThat(after.locator(".user-text").getByText("From another desk")).isVisible();
        assertThat(button(after, "Stop")).hasCount(0);
        after.close();
        elsewhere.talaria().restart();
    }

    @Test
    void oneOfHundredsOfModelsIsFoundConfirmedAndUsed() {
        elsewhere.hermes().behaviour().models = 400;
        elsewhere.hermes().behaviour().confirmsModels = true;
        var page = desk();
        page.navigate("p/work");
        say(page, "[say Ready]");
        page.waitForURL(Pattern.compile("/p/work/s/.+"));
        assertThat(answer(page)).containsText("Ready");

        page.locator(".model-chip").click();
        assertThat(page.getByText("There are more: type a part of the name.")).isVisible();
        page.getByLabel("Find a model").fill("many 399");
        assertThat(page.locator(".model-option")).hasText(new String[]{"many-399" });
        page.locator(".model-option").click();
        assertThat(page.getByText("This one is expensive.")).isVisible();
        assertThat(page.locator(".model-chip")).not().containsText("many-399");
        page.getByText("Use it").click();

        assertThat(page.locator(".model-chip")).containsText("many-399");
        assertThat(page.getByText("This one is expensive.")).hasCount(0);
    }

    @Test
    void whoIsNotLetInReadsWhy() {
        var page = desk();
        page.navigate("p/kids-2");
        say(page, "[say Never]");

        assertThat(page.getByText(door.refusal).first()).isVisible();
        assertThat(page.locator("#composer-text")).hasValue("[say Never]");
        assertThat(page.getByText(Pattern.compile("wrong"))).hasCount(0);
    }
}
