package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Takes the pictures of the README when it is asked to: `./mvnw verify -Dit.test=ScreenshotIT -Dscreenshots=true`.
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotIT extends BrowserTest {
    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void theSessionsOfAllProfilesBesideAnOpenOne(ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate("sessions");
        row(page, "Disk of db-2 is filling up").locator("a").click();
        assertThat(page.locator("talaria-transcript")).containsText("The disk is at 63");
        page.mouse().move(900, 400);

        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("docs", "screenshot-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
    }
}
