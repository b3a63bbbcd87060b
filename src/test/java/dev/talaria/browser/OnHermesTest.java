package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;

import dev.talaria.browser.OwnTalaria.Age;

/// A browser test on a Talaria of its own, which starts a Hermes of some age. The program is scripted, and it is real processes,
/// sockets and files that it works with. Two places in the pool; every test leaves no turn running.
abstract class OnHermesTest extends BrowserTest {
    private static final Map<Age, OwnTalaria> STARTED = new EnumMap<>(Age.class);

    final OwnTalaria talaria;

    OnHermesTest(Age age) {
        talaria = STARTED.computeIfAbsent(age, it -> OwnTalaria.with(it, "--talaria.backend.places=2"));
    }

    @AfterAll
    static void stopAll() {
        STARTED.values().forEach(OwnTalaria::close);
        STARTED.clear();
    }

    @Override
    String address() {
        return talaria.address();
    }

    static void stop(Page page) {
        button(page, "Stop").click();
        assertThat(button(page, "Stop")).hasCount(0);
    }

    static Locator prompt(Page page, String text) {
        return page.locator(".user-text").filter(new FilterOptions().setHasText(text)).first();
    }
}
