package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What a model or a stranger wrote is shown and never obeyed: no dialog opens, no script runs, nobody else is asked.
class HostileSessionIT extends BrowserTest {
    @Test
    void hostileMarkupIsText() {
        var page = desk();
        page.navigate("p/default/s/" + HOME.id("default", "hostile"));
        var conversation = page.locator("talaria-transcript");

        assertThat(conversation).containsText("<script>alert(1)</script>");
        assertThat(conversation).containsText("<b>bold</b>");
        assertThat(page.locator("li.row.on .row-title")).hasText("<img src=x onerror=alert(1)> & \"quotes\"");
        assertThat(page.locator("img[src='x'], a[href^='javascript:'], [onerror]")).hasCount(0);
        assertThat(conversation.locator("script, iframe, style")).hasCount(0);
        Assertions.assertThat(page.title()).contains("<img src=x");
    }
}
