package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.ServletContext;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.LocatorOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.atmosphere.cpr.AtmosphereFramework;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.talaria.fake.AnotherProgram;
import dev.talaria.shell.PromptBroadcaster;

/// What another program commits shows by itself. These tests write, each to sessions of its own of the profile kids-2.
class LiveIT extends BrowserTest {
    private static final String PROFILE = "kids-2";

    private static AnotherProgram hermes;

    @Autowired
    private ServletContext servlets;

    @BeforeAll
    static void startTheOtherProgram() {
        hermes = AnotherProgram.on(HOME.stateDb(PROFILE));
    }

    @AfterAll
    static void stopTheOtherProgram() {
        hermes.close();
    }

    @Test
    void screensAreToldByTheBroadcasterThatLeavesNoMessageLying() {
        list();

        Assertions.assertThat(Collections.list(servlets.getAttributeNames()).stream()
                .map(servlets::getAttribute)
                .filter(AtmosphereFramework.class::isInstance)
                .flatMap(push -> ((AtmosphereFramework) push).getBroadcasterFactory().lookupAll().stream()))
                .isNotEmpty()
                .allMatch(PromptBroadcaster.class::isInstance);
    }

    @Test
    void aNewSessionAppearsOnTopOfEveryOpenScreen() {
        var one = list();
        var other = list();

        hermes.starts("live-new", "Started elsewhere", "Hello from another program");

        assertThat(one.locator("li.row .row-title").first()).hasText("Started elsewhere");
        assertThat(other.locator("li.row .row-title").first()).hasText("Started elsewhere");
    }

    @Test
    void aSessionRenamedElsewhereShowsItsNewTitle() {
        hermes.starts("live-renamed", "Before the renaming", "Hello");
        var page = list();
        assertThat(row(page, "Before the renaming")).isVisible();

        hermes.renames("live-renamed", "After the renaming");

        assertThat(row(page, "After the renaming")).isVisible();
        assertThat(row(page, "Before the renaming")).hasCount(0);
    }

    @Test
    void archivedAndDeletedSessionsLeaveTheList() {
        hermes.starts("live-archived", "To be archived", "Hello");
        hermes.starts("live-deleted", "To be deleted", "Hello");
        var page = list();
        assertThat(row(page, "To be archived")).isVisible();
        assertThat(row(page, "To be deleted")).isVisible();

        hermes.archives("live-archived");
        hermes.deletes("live-deleted");

        assertThat(row(page, "To be archived")).hasCount(0);
        assertThat(row(page, "To be deleted")).hasCount(0);
    }

    @Test
    void theOpenTranscriptGrowsAtItsEnd() {
        hermes.starts("live-grows", "A conversation that goes on", "What is the weather?");
        var page = desk();
        page.navigate("p/" + PROFILE + "/s/live-grows");
        assertThat(conversation(page)).containsText("What is the weather?");

        hermes.says("live-grows", "assistant", "It is **raining**.");
        assertThat(conversation(page).locator("strong")).hasText("raining");

        hermes.says("live-grows", "user", "And tomorrow?");
        assertThat(conversation(page)).containsText("And tomorrow?");
    }

    @Test
    void whatIsBeingReadStaysWhereItIs() {
        hermes.starts("live-read", "A long read", "Tell me everything");
        for (var chapter = 1; chapter <= 30; chapter++) {
            hermes.says("live-read", chapter % 2 == 0 ? "user" : "assistant", ("Chapter " + chapter + ". ").repeat(60));
        }
        var page = desk();
        page.navigate("p/" + PROFILE + "/s/live-read");
        assertThat(conversation(page)).containsText("Chapter 30.");
        scroller(page).evaluate("log => log.scrollTo(0, log.scrollHeight / 2)");
        var before = position(page);

        hermes.says("live-read", "assistant", "The end of it all.");
        assertThat(conversation(page)).containsText("The end of it all.");

        org.assertj.core.api.Assertions.assertThat(position(page)).isEqualTo(before);
        page.getByText("Jump to latest").click();
        assertThat(conversation(page).locator("p", new LocatorOptions().setHasText("The end of it all.")))
                .isInViewport();
    }

    @Test
    void whatSchedulesProgramsAndSubagentsDidCanOnlyBeRead() {
        for (var source : List.of("cron", "tool", "subagent")) {
            var session = "20260601_100000_" + source;
            hermes.starts(session, "By a " + source, "Do it by yourself");
            hermes.commits("update sessions set source = '" + source + "' where id = '" + session + "'");
            var page = desk();
            page.navigate("p/" + PROFILE + "/s/" + session);

            assertThat(page.locator("talaria-prompt")).containsText("Do it by yourself");
            assertThat(page.locator(".composer-closed"))
                    .containsText(Pattern.compile("nobody to answer|a subagent did"));
            assertThat(page.locator("#composer-text")).not().isVisible();
            assertThat(page.locator(".act.talk:visible")).hasCount(0);
        }
    }

    @Test
    void aTurnInAnotherProgramIsWatchedAndSendingThereAsksFirst() {
        hermes.starts("live-elsewhere", "In a terminal", "Look around");
        var page = desk();
        page.navigate("p/" + PROFILE + "/s/live-elsewhere");

        assertThat(page.locator(".status-bar")).containsText("working elsewhere");
        assertThat(row(page, "In a terminal").locator(".dot.work")).isVisible();
        assertThat(page.locator(".composer-remark")).containsText("A turn runs in CLI.");
        page.locator("#composer-text").fill("Me too");
        page.locator("#composer-text").press("Enter");
        assertThat(page.locator("talaria-composer .card.ask")).containsText("This session runs in CLI now.");
        page.getByText("Keep as draft").click();
        assertThat(page.locator("#composer-text")).hasValue("Me too");

        hermes.says("live-elsewhere", "assistant", "I looked around.");
        assertThat(conversation(page)).containsText("I looked around.");
        assertThat(page.locator(".status-bar")).not().containsText("working");
        assertThat(page.locator(".composer-remark")).hasCount(0);
        assertThat(row(page, "In a terminal").locator(".dot.work")).hasCount(0);
    }

    @Test
    void whatNobodyCanAnswerIsReadOnly() {
        hermes.starts("live-cron", "Every morning", "Read the news");
        hermes.commits("update sessions set source = 'cron' where id = 'live-cron'");
        var page = desk();
        page.navigate("p/" + PROFILE + "/s/live-cron");

        assertThat(page.locator(".composer-closed")).isVisible();
        assertThat(page.locator("#composer-text")).isHidden();
        assertThat(page.getByText("Schedule").first()).isVisible();
        hermes.says("live-cron", "assistant", "No news today.");
        assertThat(conversation(page)).containsText("No news today.");
    }

    private Page list() {
        var page = desk();
        page.navigate("p/" + PROFILE);
        assertThat(page.locator("li.row").first()).isVisible();
        return page;
    }

    private static Locator conversation(Page page) {
        return page.locator("talaria-transcript");
    }

    private static Locator scroller(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static Object position(Page page) {
        return scroller(page).evaluate("log => log.scrollTop");
    }
}
