package dev.talaria.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/// A browser test that looks at what a scripted Hermes plays. Every test begins a session of its own.
abstract class PlayedTurnTest extends BrowserTest {
    Page begun(String prompt) {
        return begun(prompt, ColorScheme.LIGHT);
    }

    Page begun(String prompt, ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate("p/scripted");
        say(page, prompt);
        page.waitForURL(Pattern.compile("/p/scripted/s/.+"));
        return page;
    }
}
