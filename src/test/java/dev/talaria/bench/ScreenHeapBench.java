package dev.talaria.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one more open screen costs the server's heap: fifty rows in the list, a session of a hundred messages.
@Tag("bench")
class ScreenHeapBench {
    private static final HomeOfSize SIZE = new HomeOfSize(1, 60, 100);
    private static final String SESSION = "p/default/s/" + BenchSessions.id(0, 0);
    private static final int WARM_UPS = 20;
    private static final int SCREENS = 100;
    private static final long SETTLED_NANOS = 5_000_000_000L;

    @Test
    void anOpenScreenCostsLittle(@TempDir Path data) throws IOException, InterruptedException {
        var screens = new ArrayList<OpenScreen>();
        try (var listening = Executors.newFixedThreadPool(2); var server = ServerProcess.on(SIZE.path(), data)) {
            for (var screen = 0; screen < WARM_UPS; screen++) {
                screens.add(OpenScreen.at(server.address(), SESSION, listening));
            }
            settle();
            var before = server.usedKilobytes();
            for (var screen = 0; screen < SCREENS; screen++) {
                screens.add(OpenScreen.at(server.address(), SESSION, listening));
            }
            settle();
            var each = (server.usedKilobytes() - before) / (double) SCREENS;
            screens.forEach(OpenScreen::close);
            new Figures("heap-per-open-screen").with("kilobytes", Figures.rounded(each)).with("screens", SCREENS)
                    .with("what",
                            "heap after a collection, each with 50 rows in its list and a session of 100 messages")
                    .against("at most 512 kilobytes", each <= 512).write();
        }
    }

    /// What the screens asked for in the background is there by then.
    private static void settle() {
        var end = System.nanoTime() + SETTLED_NANOS;
        RunningTalaria.await(() -> System.nanoTime() - end > 0);
    }
}
