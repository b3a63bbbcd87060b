package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// 390 pixels are enough: the sidebar is a drawer, and nothing is wider than the screen.
class PhoneIT extends BrowserTest {
    @Test
    void theSidebarIsADrawer() {
        var page = phone();
        page.navigate("p/work");
        assertThat(row(page, "Plan the garden work")).hasCount(1);
        page.navigate("p/work/s/" + HOME.id("work", "tools"));
        assertThat(page.locator("talaria-transcript")).containsText("A semicolon is missing.");
        assertThat(page.locator("li.row").first()).not().isInViewport();

        page.locator(".drawer-button").first().click();
        assertThat(row(page, "Plan the garden work")).isInViewport();
        row(page, "Plan the garden work").click();

        assertThat(page.locator("talaria-transcript")).containsText("Plan a small vegetable garden.");
        assertThat(page.locator("li.row").first()).not().isInViewport();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }
}
