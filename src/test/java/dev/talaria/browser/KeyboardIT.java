package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// Everything can be done without a mouse.
class KeyboardIT extends BrowserTest {
    @Test
    void theArrowKeysMoveThroughTheListAndEnterOpens() {
        var page = desk();
        page.navigate("p/work");
        var links = page.locator("li.row a.row-link");
        assertThat(links.first()).isVisible();

        links.first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(links.nth(1)).isFocused();
        assertThat(page.locator("li.row a.row-link[tabindex='0']")).hasCount(1);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("/p/work/s/"));
        assertThat(page.getByRole(AriaRole.LOG)).isVisible();
    }

    @Test
    void controlKLeadsToTheSearchField() {
        var page = desk();
        page.navigate("sessions");
        assertThat(page.locator("li.row").first()).isVisible();

        page.keyboard().press("Control+k");

        assertThat(page.locator("[data-search]")).isFocused();
    }

    @Test
    void altAndADigitSwitchTheProfile() {
        var page = desk();
        page.navigate("sessions");
        assertThat(page.locator(".sq").first()).isVisible();

        page.keyboard().press("Alt+Digit1");
        assertThat(page).hasURL(address() + "p/default");

        page.keyboard().press("Alt+Digit2");
        assertThat(page).hasURL(Pattern.compile("/p/(?!default)"));
    }
}
