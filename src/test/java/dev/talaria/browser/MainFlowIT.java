package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What everybody does every day: find a session, read it, come back to it.
class MainFlowIT extends BrowserTest {
    @Test
    void theFrontDoorShowsEveryProfileWithItsTotal() {
        var page = desk();
        page.navigate("sessions");

        assertThat(section(page, "work").locator("li.row")).hasCount(5);
        assertThat(section(page, "work").locator(".section-meta")).containsText(Pattern.compile("^\\d+"));
        assertThat(section(page, "research_lab").locator("li.row")).hasCount(5);
    }

    @Test
    void eachGroupIsPagedByItself() {
        var page = desk();
        page.navigate("sessions");
        var other = section(page, "research_lab").locator("li.row");
        assertThat(other).hasCount(5);

        section(page, "work").locator("button.more").click();

        assertThat(section(page, "work").locator("li.row").nth(5)).isVisible();
        assertThat(other).hasCount(5);
    }

    @Test
    void aSquareOfTheRailSwitchesTheProfileWithoutAReload() {
        var page = desk();
        page.navigate("sessions");
        page.evaluate("window.sameDocument = true");

        page.locator(".sq[data-name=work]").click();

        assertThat(page).hasURL(address() + "p/work");
        assertThat(page.locator("talaria-section .section-label")).containsText(new String[]{"Sessions" });
        assertThat(row(page, "Plan the garden work")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void aSessionIsReadInFull() {
        var page = desk();
        page.navigate("p/work");
        row(page, "Plan the garden work").click();

        assertThat(page).hasURL(Pattern.compile("/p/work/s/" + HOME.id("work", "plain")));
        assertThat(conversation(page)).containsText("Plan a small vegetable garden.");
        assertThat(conversation(page).locator("table td").first()).hasText("A");

        row(page, "Fix the failing build").click();

        assertThat(conversation(page)).containsText("A semicolon is missing.");
        assertThat(conversation(page)).containsText("ls -la");
        assertThat(conversation(page)).containsText("src/a.c");
    }

    @Test
    void allSegmentsOfALineageAreReadAsOne() {
        var page = desk();
        page.navigate("p/work/s/" + HOME.id("work", "long-parent"));

        assertThat(conversation(page)).containsText("The tip of the chain.");
        assertThat(page.locator("li.row.on")).containsText("Long research");
    }

    @Test
    void anAddressLeadsToItsMessageHoweverFarUpItIs() {
        var page = desk();
        page.navigate("p/work/s/" + HOME.id("work", "long-tip") + "#m15");

        assertThat(conversation(page).locator("#m15")).isInViewport();
        assertThat(conversation(page).getByText("The tip of the chain.")).not().isInViewport();
    }

    @Test
    void backForwardAndReloadLeadWhereTheySay() {
        var page = desk();
        page.navigate("p/work");
        row(page, "Plan the garden work").click();
        assertThat(conversation(page)).containsText("Plan a small vegetable garden.");
        row(page, "Fix the failing build").click();
        assertThat(conversation(page)).containsText("Fixed.");

        page.goBack();
        assertThat(conversation(page)).containsText("Plan a small vegetable garden.");
        page.goForward();
        assertThat(conversation(page)).containsText("Fixed.");
        page.reload();
        assertThat(conversation(page)).containsText("Fixed.");
    }

    @Test
    void twoTabsShowTwoProfiles() {
        var work = desk();
        work.navigate("p/work");
        var lab = tabBeside(work);
        lab.navigate("p/research_lab");

        assertThat(row(lab, "Plan the garden research_lab")).isVisible();
        assertThat(row(work, "Plan the garden work")).isVisible();
        work.reload();
        assertThat(row(work, "Plan the garden work")).isVisible();
        assertThat(row(work, "Plan the garden research_lab")).hasCount(0);
    }

    @Test
    void whatIsPinnedStaysPinnedAndIsUnpinnedByTheMenu() {
        var page = desk();
        page.navigate("p/work");

        row(page, "Finished talk").locator("a").click(new ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(pinned(page)).containsText(new String[]{"Finished talk" });
        page.reload();
        assertThat(pinned(page)).containsText(new String[]{"Finished talk" });

        pinned(page).first().hover();
        pinned(page).first().locator(".kebab").click();
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Unpin")).click();
        assertThat(pinned(page)).hasCount(0);
    }

    @Test
    void theMenuPinsToo() {
        var page = desk();
        page.navigate("p/work");

        row(page, "Rewound chat").hover();
        row(page, "Rewound chat").locator(".kebab").click();
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Pin")).click();
        assertThat(pinned(page)).containsText(new String[]{"Rewound chat" });

        pinned(page).first().locator("a").click(new ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(pinned(page)).hasCount(0);
    }

    @Test
    void theSearchFieldFiltersTitlesAtOnce() {
        var page = desk();
        page.navigate("sessions");
        assertThat(section(page, "work").locator("li.row")).hasCount(5);

        page.locator("[data-search]").fill("failing build");
        assertThat(page.locator("li.row .row-title").first()).hasText("Fix the failing build");

        page.locator("[data-search]").fill("no session is called so");
        assertThat(page.locator("li.row")).hasCount(0);
        assertThat(page.locator("talaria-session-nav")).containsText(Pattern.compile("[Nn]o|[Nn]othing"));

        page.locator("[data-search]").fill("");
        assertThat(section(page, "work").locator("li.row")).hasCount(5);
    }

    private static Locator conversation(Page page) {
        return page.locator("talaria-transcript");
    }

    private static Locator pinned(Page page) {
        return page.locator("section.pinned li.row");
    }
}
