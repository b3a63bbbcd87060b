package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe finds nothing on any screen, in the light and in the dark.
class AccessibilityIT extends BrowserTest {
    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void theListOfAllProfiles(ColorScheme scheme) {
        var page = open("sessions", scheme);
        assertThat(section(page, "work").locator("li.row")).hasCount(5);

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aSessionWithTools(ColorScheme scheme) {
        var page = open("p/work/s/" + HOME.id("work", "tools"), scheme);
        assertThat(page.locator("talaria-transcript")).containsText("A semicolon is missing.");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aSessionWithATable(ColorScheme scheme) {
        var page = open("p/work/s/" + HOME.id("work", "plain"), scheme);
        assertThat(page.locator("talaria-transcript").locator("table")).isVisible();

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aProfileWithoutSessions(ColorScheme scheme) {
        var page = open("p/empty", scheme);
        assertThat(page.locator("talaria-session-nav")).containsText("No sessions in empty yet.");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aProfileThatCannotBeRead(ColorScheme scheme) {
        var page = open("p/broken", scheme);
        assertThat(page.locator("talaria-session-nav")).containsText("broken can't be read");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void theSystemPage(ColorScheme scheme) {
        var page = open("system", scheme);
        assertThat(page.getByRole(AriaRole.MAIN).locator("table").last()).isVisible();

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void anAddressThatLeadsNowhere(ColorScheme scheme) {
        missingPagesAreFine();
        var page = open("p/nobody", scheme);
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK)).isVisible();

        assertAccessible(page);
    }

    private Page open(String address, ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate(address);
        return page;
    }
}
