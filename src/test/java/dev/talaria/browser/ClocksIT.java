package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What counts the time counts it in the browser: a minute that passes costs the server nothing.
class ClocksIT extends PlayedTurnTest {
    @Test
    void timePassesOnRowsAndTurnsWithoutAWordFromTheServer() {
        new PlayedScenes().starts("call-1", "terminal", "make all").as("at-work", HERMES);
        var page = desk();
        var told = new AtomicInteger();
        page.onWebSocket(socket -> socket.onFrameReceived(_ -> told.incrementAndGet()));
        page.onResponse(response -> {
            // with this a browser says now and then that it is still there
            if (!response.url().contains("v-r=heartbeat")) {
                told.incrementAndGet();
            }
        });
        page.clock().install();
        page.navigate("p/scripted");
        say(page, "[play at-work][hold]");
        page.waitForURL(Pattern.compile("/p/scripted/s/.+"));
        var row = page.locator("li.row:has(a[aria-current=page]) .row-doing");
        var turn = page.locator(".status-bar talaria-turn-clock");
        assertThat(answer(page)).containsText("make all");
        assertThat(row).hasText("working");
        assertThat(turn).containsText("00:");
        Assertions.assertThat(told).hasPositiveValue();
        awaitSilence(page, told);

        page.clock().fastForward("03:00");

        assertThat(row).hasText("working 3m");
        assertThat(turn).containsText("03:");
        assertThat(answer(page)).containsText(Pattern.compile("running 3m \\d+s"));
        Assertions.assertThat(told).hasValue(0);
        HERMES.release();
        assertThat(button(page, "Stop")).hasCount(0);
    }

    /// Nothing has come for a while.
    private static void awaitSilence(Page page, AtomicInteger told) {
        do {
            told.set(0);
            page.waitForTimeout(1_000);
        } while (told.get() > 0);
    }
}
