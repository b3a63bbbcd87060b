package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that lead nowhere get a plain page and a way back.
class PlainPagesIT extends BrowserTest {
    @BeforeEach
    void thePagesAreMissing() {
        missingPagesAreFine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p/nobody", "p/nobody/s/20260528_212640_a5cd68", "p/work/s/no-such-session",
            "p/work/s/..%2F..%2Fetc", "p/UPPER", "nowhere/at/all" })
    void aPlainPageSaysSoAndLeadsBack(String address) {
        var page = desk();
        page.navigate(address);

        var way = page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK);
        assertThat(way).isVisible();
        assertThat(page.locator("body")).not().containsText(Pattern.compile("Exception|\\bat dev\\.talaria|\\.java"));

        way.first().click();
        assertThat(page.locator("li.row").first()).isVisible();
    }

    @Test
    void aQueryThatIsMuchTooLongGetsAPlainPageToo() {
        var page = desk();
        page.navigate("sessions?q=" + "a".repeat(1_000_000));

        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK)).isVisible();
    }

    @Test
    void anIdOfAnotherProfileNamesNothing() {
        var page = desk();
        page.navigate("p/default/s/" + HOME.id("work", "plain"));

        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK)).isVisible();
        assertThat(page.getByText("Plan a small vegetable garden.")).hasCount(0);
    }
}
