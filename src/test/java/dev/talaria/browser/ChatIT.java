package dev.talaria.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;

/// Talking to an agent, alone and together, with the rehearsal agent of a profile that has no model. Every test begins a
/// session of its own.
class ChatIT extends BrowserTest {
    @Test
    void aNewcomerWritesAndIsAnswered() {
        var page = begun("Hello, who are you?");

        assertThat(page.locator(".user-text").first()).hasText("Hello, who are you?");
        assertThat(answer(page)).containsText("rehearsal");
        assertThat(page.getByText("Rehearsal agent.").first()).isVisible();
        assertThat(page.locator("li.row").first()).isVisible();
        assertThat(box(page)).hasValue("");
    }

    @Test
    void twoBrowsersSeeTheSameTurnAndTheFirstAnswerCounts() {
        var one = begun("Please delete the caches (approve)");
        var other = desk();
        other.navigate(one.url());

        assertThat(answer(one)).containsText("caches");
        assertThat(answer(other)).containsText("caches");
        assertThat(button(one, "Allow once")).isVisible();
        assertThat(row(other, ".*").locator(".need").first()).isVisible();
        button(other, "Allow once").click();

        assertThat(one.getByText("allowed once")).isVisible();
        assertThat(button(one, "Allow once")).hasCount(0);
        assertThat(button(other, "Allow once")).hasCount(0);
    }

    @Test
    void aReloadInTheMiddleOfATurnLosesNothingAndStopStops() {
        var page = begun("A long piece of work");
        assertThat(button(page, "Stop")).isVisible();
        assertThat(answer(page)).not().hasText("");

        page.reload();

        assertThat(page.locator(".user-text").first()).hasText("A long piece of work");
        assertThat(answer(page)).not().hasText("");
        button(page, "Stop").click();
        assertThat(button(page, "Stop")).hasCount(0);
        assertThat(page.locator(".status-bar")).not().containsText("working");
    }

    @Test
    void whatIsSentWhileATurnRunsWaitsInTheQueueAndIsSentAfterwards() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        say(page, "And then say hello");

        var queued = page.locator("talaria-queue");
        assertThat(queued).containsText("And then say hello");
        page.reload();
        assertThat(queued).containsText("And then say hello");

        button(page, "Skip").click();
        assertThat(page.locator(".user-text").filter(new FilterOptions().setHasText("And then say hello")))
                .isVisible();
        assertThat(queued).not().containsText("And then say hello");
    }

    @Test
    void aFailedTurnSaysWhatHappenedAndCanBeTriedAgain() {
        var page = begun("Please fail");

        assertThat(page.getByText("refused the key").first()).isVisible();
        button(page, "Retry").click();
        assertThat(button(page, "Stop").or(button(page, "Retry"))).isVisible();
    }

    @Test
    void whatIsTypedIsThereAgainAfterAReload() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        box(page).pressSequentially("An unfinished thought");
        assertThat(page.locator("talaria-composer")).isVisible();
        box(page).blur();
        page.waitForTimeout(800);

        page.reload();

        assertThat(box(page)).hasValue("An unfinished thought");
    }

    @Test
    void aPasswordNeverAppearsOnAnyScreen() {
        var page = begun("Here is a password question");
        var field = page.locator("input[type=password]");
        assertThat(field).isVisible();
        field.fill("correct horse battery");
        button(page, "Send").first().click();

        assertThat(field).hasCount(0);
        assertThat(page.getByText("sent the password")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain("correct horse battery");
    }

    @Test
    void anArchivedSessionComesBackByUndo() {
        var page = begun("Hello to be archived");
        assertThat(button(page, "Stop")).hasCount(0);
        var row = page.locator("li.row").filter(new FilterOptions().setHas(page.locator("a[aria-current=page]")));
        assertThat(row).isVisible();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("More for this session")).click();
        page.getByText("Archive", new Page.GetByTextOptions().setExact(true)).click();

        var undo = page.getByText("Undo", new Page.GetByTextOptions().setExact(true));
        assertThat(undo).isVisible();
        undo.click();
        assertThat(row).isVisible();
    }

    @Test
    void noRuleOfAccessibilityIsBrokenWhileAnAgentAsks() {
        var page = begun("Please delete the caches (approve)");
        assertThat(button(page, "Allow once")).isVisible();

        assertAccessible(page);
    }

    @Test
    void theArrowUpInAnEmptyBoxChangesWhatWaits() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        say(page, "And then say hello");
        assertThat(page.locator("talaria-queue")).containsText("And then say hello");

        box(page).press("ArrowUp");
        page.keyboard().type(" to all");
        page.keyboard().press("Enter");

        assertThat(page.locator("talaria-queue")).containsText("And then say hello to all");
        assertThat(box(page)).isFocused();
        button(page, "Skip").click();
    }

    @Test
    void filesStandAboveThePromptThatTheyWentWith() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        page.locator("input[type=file]").setInputFiles(
                new FilePayload("notes of the day.txt", "text/plain", "Water the tomatoes.".getBytes(UTF_8)));
        assertThat(page.locator(".laid-file .laid-name")).hasText("notes of the day.txt");
        say(page, "What is in there?");
        assertThat(button(page, "Stop")).hasCount(0);

        page.reload();

        var prompt = page.locator("talaria-prompt").last();
        assertThat(prompt.locator(".attachments")).containsText("notes_of_the_day.txt");
        assertThat(prompt.locator(".user-text")).hasText("What is in there?");
    }

    @Test
    void whoeverEndsAllAskingIsOfferedTheSafeWayFirst() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        page.locator(".model-chip").click();
        button(page, "Never asks…").click();

        assertThat(page.getByText("will run every command at once")).isVisible();
        assertThat(button(page, "Keep asking")).isFocused();
        page.keyboard().press("Enter");
        assertThat(button(page, "Keep asking")).hasCount(0);
        assertThat(page.locator(".bypass")).isHidden();
    }

    @Test
    void aTabThatIsOpenedLaterSaysThatSomebodyWaits() {
        var page = begun("Please delete the caches (approve)");
        assertThat(button(page, "Allow once")).isVisible();

        var other = tabBeside(page);
        other.navigate("sessions");
        assertThat(other).hasTitle(Pattern.compile("^◆ \\(\\d+\\) .*"));
        assertThat(other.locator("link[rel~=icon]")).hasAttribute("href", Pattern.compile("^data:image/png.*"));

        button(inFront(page), "Deny").click();
        assertThat(page.locator("talaria-requests")).containsText("denied");
        assertThat(box(page)).isFocused();
    }

    private Page begun(String prompt) {
        return begun("rehearsal", prompt);
    }
}
