package dev.talaria.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.gateway.GatewayEvent;

/// What a long list costs on the wire to a real browser while some of its sessions work, and while none tells anything.
@Tag("bench")
class ListBytesBench {
    private static final HomeOfSize SIZE = new HomeOfSize(1, 260, 4);
    private static final int ROWS = 200;
    private static final int AT_WORK = 10;
    private static final int SECONDS = 20;
    private static final long BEAT_NANOS = 1_000_000_000L / AT_WORK;

    @Test
    void aLongListCostsWhatChangesInIt(@TempDir Path data) throws IOException {
        try (var talaria = RunningTalaria.on(SIZE.path(), data);
                var counted = CountedWire.to(talaria.port());
                var chromium = Chromium.start()) {
            talaria.awaitLists();
            var page = chromium.page();
            var pushes = new AtomicInteger();
            page.onWebSocket(socket -> socket.onFrameReceived(_ -> pushes.incrementAndGet()));
            page.navigate("http://localhost:" + counted.port() + "/sessions");
            showRows(page);
            var turns = talaria.page(talaria.profiles().getFirst(), AT_WORK, Optional.empty()).rows().stream()
                    .map(session -> PlayedTurn.begin(talaria, session)).toList();
            page.waitForTimeout(2_000);
            var before = counted.towardsTheBrowser();
            pushes.set(0);
            work(page, turns);
            var bytes = counted.towardsTheBrowser() - before;
            var told = pushes.get();
            page.waitForTimeout(2_000);
            var silentBefore = counted.towardsTheBrowser();
            page.waitForTimeout(SECONDS * 1000.0);
            new Figures("bytes-of-a-long-list-at-work").with("rows", page.locator("li.row").count())
                    .with("sessionsAtWork", AT_WORK)
                    .with("bytesASecond", bytes / SECONDS)
                    .with("pushesASecond", Figures.rounded(told / (double) SECONDS))
                    .with("bytesASecondInSilence", (counted.towardsTheBrowser() - silentBefore) / SECONDS)
                    .with("what", "each of the sessions begins another tool once a second, beside each other")
                    .against("at most 4.5 pushes a second", told <= 4.5 * SECONDS).write();
        }
    }

    private static void showRows(Page page) {
        page.locator("li.row").first().waitFor();
        while (page.locator("li.row").count() < ROWS) {
            var shown = page.locator("li.row").count();
            page.locator("section.list button.more").click();
            page.waitForCondition(() -> page.locator("li.row").count() > shown);
        }
    }

    private static void work(Page page, List<PlayedTurn> turns) {
        var next = System.nanoTime();
        for (var step = 0; step < SECONDS * AT_WORK; step++) {
            var turn = turns.get(step % turns.size());
            turn.agent().emit(new GatewayEvent.ToolStarted(turn.session(), "call-" + step, "terminal",
                    "make step-" + step, "{}"));
            next += BEAT_NANOS;
            page.waitForTimeout(Math.max(0, (next - System.nanoTime()) / 1e6));
        }
        page.getByText("running make step-" + (SECONDS * AT_WORK - 1)).waitFor();
    }
}
