package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What an agent asks, and who can answer it how.
class RequestIT extends PlayedTurnTest {
    private static final String REVERSED = "\u202e";

    @Test
    void nothingHidesInACommandThatIsToBeApproved() {
        new PlayedScenes()
                .asksApproval("echo\n".repeat(499) + "rm -rf /", "A long script")
                .asksApproval("echo" + " ".repeat(3000) + "; rm -rf /", "Pushed away")
                .asksApproval("echo" + "\t".repeat(60_000) + "\u200b\u00ad; rm -rf /", "Pushed further")
                .asksApproval("echo \"" + REVERSED + "\u2066 sl\"", "Turned around " + REVERSED)
                .as("hidden", HERMES);
        var page = begun("[play hidden]");
        var card = page.locator("talaria-approval .card");

        assertThat(card).containsText("500 lines, more below");
        assertThat(card.locator(".command-more code")).hasText("rm -rf /");
        deny(page, "A long script");
        assertThat(card.locator(".command")).containsText("3000 blanks");
        assertThat(card.locator(".command").getByText("; rm -rf /")).isInViewport();
        deny(page, "Pushed away");
        assertThat(card.locator(".command")).containsText("59997 more of");
        assertThat(card.locator(".command")).containsText("ZWSPSHY; rm -rf /");
        deny(page, "Pushed further");
        assertThat(card.locator(".command")).containsText("RLOLRI");
        assertThat(card.locator(".ask-head")).containsText("RLO");
        deny(page, "Turned around");
    }

    @Test
    void aCallThatWaitsForAnAnswerSaysSoUntilItHasOne() {
        var page = begun("[approve-together rm one|rm two][hold]");
        var late = tabBeside(page);
        late.navigate(page.url());

        for (var tab : List.of(page, late)) {
            assertThat(tab.locator(".tool-row").getByText("Waits for an answer")).hasCount(2);
            assertThat(tab.locator(".tool-row .dot.need")).hasCount(2);
        }
        inFront(page);
        button(page, "Allow once").first().click();
        button(page, "Allow once").first().click();
        assertThat(page.locator(".tool-row .done-mark")).hasCount(2);
        assertThat(late.locator(".tool-row").getByText("Waits for")).hasCount(0);
        HERMES.release();
    }

    @Test
    void whatNobodyAnsweredInTimeSaysSoAndTakesNoAnswer() {
        var page = begun("[approve-late rm -rf build][say Then not]");
        assertThat(button(page, "Allow once")).isVisible();

        assertThat(page.locator("talaria-requests")).containsText("expired");
        assertThat(button(page, "Allow once")).hasCount(0);
        assertThat(button(page, "Deny")).hasCount(0);
    }

    @Test
    void aQuestionIsAnsweredOrSkippedAndSaysSo() {
        new PlayedScenes().event("clarify.request", Map.of("request_id", "c1", "questions", List.of(
                Map.of("qid", "q1", "question", "Which?", "choices", List.of("A", "B"), "multi_select", true),
                Map.of("qid", "q2", "question", "Why?", "multi_select", false)))).as("two", HERMES);
        var page = begun("[play two][hold]");
        var card = page.locator("talaria-clarification");

        assertThat(card).containsText("Choose or write an answer, or skip the question.");
        assertThat(button(page, "Next")).isDisabled();
        card.locator(".opt").first().click();
        assertThat(card).not().containsText("or skip the question");
        button(page, "Next").click();
        assertThat(card).containsText("Write an answer, or skip the question.");
        assertThat(button(page, "Send")).isDisabled();
        page.getByLabel("Your own answer").fill("Because");
        assertThat(button(page, "Send")).isEnabled();
        button(page, "Stop").click();
        assertThat(card).hasCount(0);
        HERMES.release();
    }

    @Test
    void keysThatAreMeantForTheBoxAnswerNothing() {
        new PlayedScenes().after(600, "approval.request", Map.of("command", "rm -rf build", "description", "Deletes",
                "choices", List.of("once", "deny"))).as("once", HERMES);
        var page = begun("[play once]");
        var box = page.locator("#composer-text");
        box.click();
        assertThat(button(page, "Allow once")).isVisible();

        assertThat(box).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("Control+Enter");
        page.keyboard().type("1");
        assertThat(button(page, "Allow once")).isVisible();
        assertThat(button(page, "This session")).hasCount(0);
        assertThat(button(page, "Always")).hasCount(0);

        page.locator("talaria-approval .card").focus();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("talaria-requests")).containsText("allowed once");
        assertThat(box).isFocused();
        assertThat(box).hasValue("1");
    }

    @Test
    void aPasswordGoesToTheAgentAndNowhereElse() throws IOException {
        var password = "correct horse battery staple";
        new PlayedScenes().event("sudo.request", Map.of("command", "sudo reboot"))
                .event("secret.request", Map.of("env_var", "WEATHER_KEY", "prompt", "The key")).as("sudo", HERMES);
        var page = begun("[play sudo]");
        var other = desk();
        var heard = Collections.synchronizedList(new ArrayList<String>());
        other.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        other.navigate(page.url());
        assertThat(other.locator("input[type=password]")).isVisible();

        var field = page.locator("input[type=password]");
        assertThat(field).hasAttribute("autocomplete", "off");
        field.fill(password);
        Assertions.assertThat(page.content()).doesNotContain(password);
        field.press("Enter");

        assertThat(other.locator("talaria-requests")).containsText("sent the password");
        assertThat(page.locator("talaria-secret")).containsText("WEATHER_KEY");
        assertThat(field).hasValue("");
        field.fill(password);
        field.press("Enter");
        assertThat(other.locator("talaria-requests")).containsText("sent the secret");
        Assertions.assertThat(heard).isNotEmpty().noneMatch(text -> text.contains(password));
        Assertions.assertThat(page.content() + page.url() + other.content()).doesNotContain(password);
        Assertions.assertThat(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").toString())
                .doesNotContain(password);
        Assertions.assertThat(HERMES.calls("sudo.respond").getLast().params().path("password").asString())
                .isEqualTo(password);
        try (var files = Files.walk(HOME.data())) {
            Assertions.assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> holds(file, password));
        }
    }

    @Test
    void onlyWhatIsCompleteIsAnnouncedAndARequestOnce() {
        new PlayedScenes().say("One two three four five six seven. ", 4, 60)
                .after(100, "approval.request", Map.of("command", "ls", "description", "Lists"))
                .as("announced", HERMES);
        var page = begun("[hold][play announced]");
        assertThat(page.locator("talaria-requests [role=alert]")).hasCount(1);
        page.evaluate("""
                () => {
                  window.said = [];
                  const hear = (region) => new MutationObserver(() => window.said.push(region.textContent))
                      .observe(region, { childList: true, characterData: true, subtree: true });
                  hear(document.querySelector('talaria-transcript').shadowRoot.querySelector('.said'));
                  hear(document.querySelector('talaria-requests [role=alert]'));
                }""");
        assertThat(page.getByRole(AriaRole.LOG)).hasAttribute("aria-live", "off");
        HERMES.release();
        assertThat(button(page, "Allow once")).isVisible();
        page.waitForTimeout(1100);
        Assertions.assertThat((List<?>) page.evaluate("window.said")).hasSize(1).first().asString()
                .contains("asks for your approval", "ls");

        button(page, "Deny").click();
        page.waitForFunction("window.said.some(words => words.startsWith('One two three'))");
        assertThat(button(page, "Stop")).hasCount(0);
        Assertions.assertThat((List<?>) page.evaluate("window.said.filter(words => words.startsWith('One'))"))
                .hasSize(1);
    }

    private static void deny(Page page, String why) {
        var card = page.locator("talaria-approval", new LocatorOptions().setHasText(why));
        card.getByText("Deny").click();
        assertThat(card).hasCount(0);
    }

    private static boolean holds(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(words);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
