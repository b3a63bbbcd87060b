package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// What is done to whole sessions and to what was said in them, each test with a session of its own.
class VerbsIT extends BrowserTest {
    @Test
    void earlierAnswersAreThereAfterAReloadAndInEveryWindow() {
        var page = begun("Hello, once more");
        answerAgain(page, "2 / 2");
        answerAgain(page, "3 / 3");

        page.reload();
        var other = tabBeside(page);
        other.navigate(page.url());

        assertThat(choice(page)).containsText("3 / 3");
        assertThat(choice(other)).containsText("3 / 3");
        choice(other).getByLabel("The answer before").click();
        assertThat(choice(other)).containsText("2 / 3");
        assertThat(other.locator("talaria-prompt")).hasCount(1);
    }

    @Test
    void whoTakesADeletionBackComesBackToTheSession() {
        var page = begun("Hello, to be kept");
        var address = page.url();
        menu(page, "Delete");
        assertThat(page).not().hasURL(address);
        assertThat(page.locator("vaadin-notification-card").last()).containsText("Deleting “");

        page.locator("talaria-undo button").click();

        assertThat(page).hasURL(address);
        assertThat(page.locator("vaadin-notification-card").last()).containsText("Nothing was deleted");
        assertThat(page.locator("talaria-prompt")).containsText("Hello, to be kept");
    }

    @Test
    void aTitleThatNobodyCanSeeTakesTheNameAway() {
        var page = begun("Hello, without a name");
        menu(page, "Rename…");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("\u200b\u202e ");
        page.keyboard().press("Enter");

        assertThat(page.locator("vaadin-notification-card").last()).containsText("The name is taken away.");
    }

    private Page begun(String prompt) {
        var page = desk();
        page.navigate("p/rehearsal");
        var box = page.locator("#composer-text");
        box.fill(prompt);
        box.press("Enter");
        page.waitForURL(Pattern.compile("/p/rehearsal/s/.+"));
        ended(page);
        return page;
    }

    /// @param which this answer is, of how many
    private static void answerAgain(Page page, String which) {
        var answer = page.locator("talaria-answer").last();
        answer.hover();
        answer.getByLabel("Answer again").click();
        assertThat(choice(page)).containsText(which);
        ended(page);
    }

    /// The turn is over, and its file has it.
    private static void ended(Page page) {
        assertThat(page.locator("talaria-transcript[busy]")).hasCount(0);
        assertThat(page.locator("talaria-answer").last().getByLabel("Answer again")).hasCount(1);
    }

    private static Locator choice(Page page) {
        return page.locator("talaria-answer").last().locator(".choice");
    }

    private static void menu(Page page, String item) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("More for this session")).click();
        page.locator(".menu-links button").filter(new Locator.FilterOptions().setHasText(item)).click();
    }
}
