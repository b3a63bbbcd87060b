package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.talaria.browser.OwnTalaria.Age;

/// What a turn that falls silent looks like, with little patience.
class WatchdogIT extends BrowserTest {
    private static final Pattern SILENT = Pattern.compile("[Ss]ilent for \\d+ s");

    private static OwnTalaria talaria;

    @BeforeAll
    static void start() {
        talaria = OwnTalaria.with(Age.SERVE, "--talaria.watchdog.ask=1s", "--talaria.watchdog.stalled=2s");
    }

    @AfterAll
    static void stop() {
        talaria.close();
    }

    @Override
    String address() {
        return talaria.address();
    }

    @Test
    void aSilentTurnIsShownAsStalledAsLongAsItWorks() {
        var page = begun("[say It begins][hold]");

        assertThat(page.locator(".card.stalled")).containsText(SILENT);
        assertThat(page.locator(".status-bar")).containsText("stalled");
        assertThat(current(page)).containsText("stalled");
        assertThat(current(page)).containsText(SILENT);
        assertThat(current(page).locator(".dot.stall")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("^◌ .*"));

        button(page, "Ask again").click();
        assertThat(page.getByText("The agent answered: it is still at work.").first()).isVisible();
        assertThat(page.locator(".card.stalled")).containsText(Pattern.compile("Silent for ([4-9]|\\d\\d) s"));

        page.locator(".card.stalled").getByText("Stop").click();
        assertThat(page.locator(".card.stalled")).hasCount(0);
        assertThat(page.locator(".status-bar")).not().containsText("stalled");
        assertThat(current(page)).not().containsText("stalled");
        assertThat(page.locator("talaria-answer")).containsText("It begins");
    }

    @Test
    void aTurnWhoseEndNobodyToldDoesNotWorkForEver() {
        var page = begun("[say All of it][silent][unsettled]");

        assertThat(page.locator("talaria-answer")).containsText("All of it");
        assertThat(page.locator(".status-bar")).not().containsText(Pattern.compile("working|stalled"));
        assertThat(current(page).locator(".dot.idle")).hasCount(1);
        assertThat(page.locator(".card.err")).hasCount(0);
    }

    @Test
    void aBackendThatHangsIsNotTakenForOneThatIsIdle() {
        var page = begun("[say It begins][hold]");
        assertThat(page.locator("talaria-answer")).containsText("It begins");
        talaria.signal("kids-2", "STOP");
        try {
            assertThat(page.locator(".card.stalled")).containsText(SILENT);
            assertThat(page.locator(".card.stalled")).containsText(Pattern.compile("Silent for ([89]|\\d\\d) s"));
            assertThat(page.locator(".status-bar")).containsText("stalled");
        } finally {
            talaria.signal("kids-2", "CONT");
        }

        page.locator(".card.stalled").getByText("Stop").click();
        assertThat(page.locator(".card.stalled")).hasCount(0);
        assertThat(page.locator(".status-bar")).not().containsText(Pattern.compile("working|stalled"));
    }

    private Page begun(String prompt) {
        var page = desk();
        page.navigate("p/kids-2");
        page.locator("#composer-text").fill(prompt);
        page.locator("#composer-text").press("Enter");
        page.waitForURL(Pattern.compile("/p/kids-2/s/.+"));
        return page;
    }

    private static Locator current(Page page) {
        return page.locator("li.row")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[aria-current=page]")));
    }
}
