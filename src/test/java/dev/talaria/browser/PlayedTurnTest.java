package dev.talaria.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/// A browser test that looks at what a scripted Hermes plays. Every test begins a session of its own.
abstract class PlayedTurnTest extends BrowserTest {
    Page begun(String prompt) {
        return begun(prompt, ColorScheme.LIGHT);
    }

    Page begun(String prompt, ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate("p/scripted");
        page.locator("#composer-text").fill(prompt);
        page.locator("#composer-text").press("Enter");
        page.waitForURL(Pattern.compile("/p/scripted/s/.+"));
        return page;
    }

    static Locator answer(Page page) {
        return page.locator("talaria-answer").last();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON,
                new GetByRoleOptions().setName(Pattern.compile("^" + name + "( .*)?$")));
    }
}
