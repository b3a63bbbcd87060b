package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import org.assertj.core.api.Assertions;
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

    @Test
    void anyAnswerIsAPlaceToBranchFrom() {
        var page = begun("Hello, the first");
        say(page, "Hello, the second");
        ended(page, 2);
        var parent = page.url();
        var first = page.locator("talaria-answer").first();
        first.hover();
        first.getByLabel(Pattern.compile("^Branch from here")).click();

        assertThat(page).not().hasURL(parent);
        assertThat(page.locator("talaria-prompt")).hasCount(1);
        assertThat(page.locator("talaria-prompt")).containsText("Hello, the first");
        say(page, "Hello, another way");
        ended(page, 2);
        page.navigate(parent);
        assertThat(page.locator("talaria-prompt")).hasCount(2);
        assertThat(page.locator("talaria-prompt").last()).containsText("Hello, the second");
    }

    @Test
    void whatIsTakenBackIsInTheBoxAgain() {
        var page = begun("Hello, the first");
        say(page, "Hello, not quite right");
        ended(page, 2);
        menu(page, "Undo last turn");

        assertThat(page.locator("talaria-prompt")).hasCount(1);
        assertThat(box(page)).hasValue("Hello, not quite right");
        assertThat(page.locator("talaria-composer")).containsText("Its prompt is here again");
        page.reload();
        assertThat(box(page)).hasValue("Hello, not quite right");
    }

    @Test
    void aPromptThatIsTakenBackBringsItsPicturesAlong() {
        var page = begun("Hello, the first");
        var laid = page.locator(".laid-file:not(.running)");
        page.locator("talaria-composer input[type=file]").setInputFiles(
                new FilePayload("pixel.png", "image/png", Base64.getDecoder().decode(PIXEL)));
        assertThat(laid).hasCount(1);
        say(page, "Hello, what is this?");
        ended(page, 2);
        assertThat(laid).hasCount(0);
        menu(page, "Undo last turn");

        assertThat(box(page)).hasValue("Hello, what is this?");
        assertThat(laid).hasCount(1);
        page.reload();
        assertThat(box(page)).hasValue("Hello, what is this?");
        assertThat(laid).hasCount(1);
        box(page).press("Enter");
        ended(page, 2);
        assertThat(page.locator("talaria-prompt").last().locator("img")).hasCount(1);
        box(page).fill("Half a thought");
        menu(page, "Undo last turn");
        assertThat(page.locator("talaria-composer")).containsText("kept beside what you are writing");
        assertThat(laid).hasCount(0);
        button(page, "Add it to the text").click();
        assertThat(laid).hasCount(1);
        box(page).fill("");
        page.waitForTimeout(600);
    }

    @Test
    void whoWritesSomethingElseLosesNeitherThatNorWhatIsTakenBack() {
        var page = begun("Hello, the only one");
        box(page).fill("Half a thought");
        menu(page, "Undo last turn");

        assertThat(page.locator("talaria-composer")).containsText("kept beside what you are writing");
        assertThat(box(page)).hasValue("Half a thought");
        box(page).fill("Half a thought, and more");
        button(page, "Add it to the text").click();
        assertThat(box(page)).hasValue("Half a thought, and more\nHello, the only one");
        box(page).fill("/undo");
        box(page).press("Enter");
        assertThat(page.locator("talaria-composer")).containsText("There was nothing to take back");
    }

    @Test
    void aTitleThatIsTooLongIsToldInWordsAndCutNowhere() {
        var page = begun("Hello, to be named");
        page.locator("li.row a[aria-current=page]").hover();
        page.locator("li.row:has(a[aria-current=page]) button").last().click();
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Rename")).click();
        var field = page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true));
        field.fill("🌻".repeat(101));

        assertThat(field).hasValue("🌻".repeat(101));
        assertThat(page.locator("#rename")).containsText("up to 100 characters; these are 101");
        field.press("Enter");
        assertThat(field).isVisible();
        field.fill("🌻".repeat(100));
        field.press("Enter");
        assertThat(page.locator("h1")).hasText("🌻".repeat(100));
    }

    @Test
    void subagentsAndAnErrorAreThereAfterAReload() {
        var page = begun("Delegate it, please");
        assertThat(page.locator(".helper")).hasCount(2);

        page.reload();

        assertThat(page.locator(".helper")).hasCount(2);
        say(page, "Please fail");
        assertThat(page.locator(".card.err")).isVisible();
        page.reload();
        assertThat(page.locator(".card.err")).isVisible();
        assertThat(button(page, "Retry")).hasCount(1);
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        var page = desk();
        page.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate("p/rehearsal");
        say(page, "Please delete the caches (approve)");
        assertThat(button(page, "Allow once")).isVisible();

        Assertions.assertThat((List<?>) page.evaluate("""
                () => document.getAnimations().filter((each) => each.playState === 'running'
                    && each.effect.getComputedTiming().iterations === Infinity)
                    .map((each) => each.effect.target.className)""")).isEmpty();
        button(page, "Deny").click();
    }

    @Test
    void severalSessionsArePickedInTheDark() {
        var page = desk(ColorScheme.DARK);
        page.navigate("p/default");
        page.locator("li.row").first().hover();
        page.locator("li.row").first().locator("button").last().click();
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Select sessions")).click();

        assertThat(page.getByRole(AriaRole.TOOLBAR, new GetByRoleOptions().setName("Selected sessions")))
                .containsText("1 selected");
        assertAccessible(page);
        button(page, "Cancel").click();
    }

    private Page begun(String prompt) {
        var page = begun("rehearsal", prompt);
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

    private static void ended(Page page, int answers) {
        assertThat(page.locator("talaria-answer")).hasCount(answers);
        ended(page);
    }

    private static Locator choice(Page page) {
        return page.locator("talaria-answer").last().locator(".choice");
    }

    private static void menu(Page page, String item) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("More for this session")).click();
        page.locator(".menu-links button").filter(new Locator.FilterOptions().setHasText(item)).click();
    }
}
