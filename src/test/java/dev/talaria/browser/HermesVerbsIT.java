package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.browser.OwnTalaria.Age;

/// What is done to sessions of a Hermes of every age, each test with a session of its own.
@ParameterizedClass(name = "{0}")
@EnumSource
class HermesVerbsIT extends OnHermesTest {
    HermesVerbsIT(Age age) {
        super(age);
    }

    @Test
    void aBranchFromTheMiddleHasWhatWasSaidUpToThere() {
        var page = conversation("middle");
        var parent = page.url();
        branchFrom(page, 0);

        assertThat(page).not().hasURL(parent);
        assertThat(prompts(page)).hasText("[say First middle]");
        answers(page, "[say Another way]", 2);
        page.reload();
        assertThat(prompts(page)).hasText(new String[]{"[say First middle]", "[say Another way]" });
        page.navigate(parent);
        assertThat(prompts(page))
                .hasText(new String[]{"[say First middle]", "[say Second middle]", "[say Third middle]" });
    }

    @Test
    void aBranchFromTheEndHasAllOfIt() {
        var page = conversation("end");
        var parent = page.url();
        branchFrom(page, 2);

        assertThat(page).not().hasURL(parent);
        assertThat(prompts(page)).hasCount(3);
        answers(page, "[say And more]", 4);
    }

    @Test
    void aBranchThatTakesLongIsSaidToBeMadeAndIsMadeOnce() {
        var page = conversation("slow");
        var parent = page.url();
        talaria.signal("kids-2", "STOP");
        branchFrom(page, 2);

        assertThat(toast(page)).hasText("Branching…");
        var again = page.locator("talaria-answer").nth(2).getByLabel("A branch is being made");
        assertThat(again).isDisabled();
        again.dispatchEvent("click");
        talaria.signal("kids-2", "CONT");
        assertThat(page).not().hasURL(parent);
        assertThat(page.getByText("Branching…")).hasCount(0);
        assertThat(toast(page)).hasText("This is the new session; the other one stays as it was.");
        answers(page, "[say There]", 4);
        assertThat(page.locator("li.row").filter(new FilterOptions().setHasText("First slow"))).hasCount(2);
    }

    @Test
    void theLastTurnIsTakenBackAndItsPromptIsInTheBox() {
        var page = conversation("undo");
        menu(page, "Undo last turn");

        assertThat(prompts(page)).hasCount(2);
        assertThat(box(page)).hasValue("[say Third undo]");
        box(page).fill("");
        answers(page, "[say Fourth undo]", 3);
        page.reload();
        assertThat(prompts(page).last()).hasText("[say Fourth undo]");
    }

    @Test
    void aPromptIsEditedAndSentAgain() {
        var page = conversation("edit");
        var second = page.locator("talaria-prompt").nth(1);
        second.hover();
        second.getByLabel("Edit and send again").click();
        second.locator("textarea").fill("[say Second, but better]");
        second.getByText("Send", new Locator.GetByTextOptions().setExact(true)).click();

        assertThat(prompts(page)).hasText(new String[]{"[say First edit]", "[say Second, but better]" });
        assertThat(answer(page)).containsText("Second, but better");
        ended(page);
        page.reload();
        assertThat(prompts(page)).hasCount(2);
    }

    @Test
    void theLastAnswerIsAskedForAgain() {
        var page = conversation("again");
        answer(page).hover();
        answer(page).getByLabel("Answer again").click();

        assertThat(answer(page).locator(".choice")).containsText("2 / 2");
        assertThat(prompts(page)).hasCount(3);
        ended(page);
    }

    @Test
    void aSessionIsCompressedAndGoesOn() {
        var page = conversation("compress");
        var address = page.url();
        menu(page, "Compress…");
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").getByText("Compress").click();

        assertThat(page.getByText(Pattern.compile("Compressed: 6 → 2 messages")).first()).isVisible();
        say(page, "[say After it]");
        assertThat(answer(page)).containsText("After it");
        assertThat(page).hasURL(address);
    }

    @Test
    void aSessionIsNamedArchivedAndDeletedAndThatCanBeTakenBack() {
        var page = conversation("kept");
        var address = page.url();
        menu(page, "Rename…");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("A name");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("A name");
        undo(page);
        assertThat(page.locator("h1")).not().hasText("A name");

        var row = page.locator("li.row").filter(new FilterOptions().setHas(page.locator("a[aria-current=page]")));
        menu(page, "Archive");
        assertThat(toast(page)).containsText("Archived “");
        assertThat(row).hasCount(0);
        undo(page);
        assertThat(row).isVisible();

        menu(page, "Delete");
        assertThat(page).not().hasURL(address);
        undo(page);
        assertThat(page).hasURL(address);
        assertThat(prompts(page)).hasCount(3);
    }

    @Test
    void whatWasSaidBeforeAStopIsThereAfterAReload() {
        var page = begun("kids-2", "[say Half of it][hold]");
        assertThat(answer(page)).containsText("Half of it");
        stop(page);

        page.reload();

        assertThat(answer(page)).containsText("Half of it");
        assertThat(page.locator(".status-bar")).not().containsText("working");
    }

    @Test
    void aFailureIsThereAfterAReload() {
        var page = begun("kids-2", "[say Half][fail HTTP 401 the key was refused]");
        assertThat(page.locator(".card.err")).isVisible();

        page.reload();

        assertThat(page.locator(".card.err")).isVisible();
        assertThat(button(page, "Retry")).hasCount(1);
    }

    @Test
    void aSkillIsShownByTheWordsThatInvokedIt() {
        var page = begun("kids-2", "[say Ready]");
        ended(page);
        answers(page, "/review [say Reviewed]", 2);
        assertThat(prompts(page).last()).hasText("/review [say Reviewed]");

        page.reload();

        assertThat(prompts(page).last()).hasText("/review [say Reviewed]");
        page.getByText("Show all").click();
        assertThat(prompts(page).last()).containsText("Read it all.");
    }

    /// Three prompts, all answered.
    private Page conversation(String about) {
        var page = begun("kids-2", "[say First " + about + "]");
        ended(page);
        answers(page, "[say Second " + about + "]", 2);
        answers(page, "[say Third " + about + "]", 3);
        return page;
    }

    private static void answers(Page page, String prompt, int count) {
        say(page, prompt);
        assertThat(page.locator("talaria-answer")).hasCount(count);
        ended(page);
    }

    /// The turn is over, and its file has it.
    private static void ended(Page page) {
        assertThat(page.locator("talaria-transcript[busy]")).hasCount(0);
        assertThat(answer(page).getByLabel("Answer again")).hasCount(1);
    }

    private static void branchFrom(Page page, int number) {
        var from = page.locator("talaria-answer").nth(number);
        from.hover();
        from.getByLabel(Pattern.compile("^Branch from here")).click();
    }

    private static Locator prompts(Page page) {
        return page.locator(".user-text");
    }

    private static Locator toast(Page page) {
        return page.locator("vaadin-notification-card").last();
    }

    private static void undo(Page page) {
        page.locator("talaria-undo button").last().click();
    }

    private static void menu(Page page, String item) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("More for this session")).click();
        page.locator(".menu-links button").filter(new FilterOptions().setHasText(item)).click();
    }
}
