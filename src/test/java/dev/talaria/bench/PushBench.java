package dev.talaria.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.AnotherProgram;

/// How soon every one of fifty open screens shows what another program committed.
@Tag("bench")
class PushBench {
    private static final int SCREENS = 50;
    private static final int COMMITS = 40;
    private static final int WARM_UPS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Test
    void aForeignCommitReachesEveryScreen(@TempDir Path data) throws IOException, InterruptedException {
        var size = new HomeOfSize(20, 2_000, 4);
        var home = size.path();
        var screens = new ArrayList<OpenScreen>();
        var millis = new ArrayList<Double>();
        try (var listening = Executors.newFixedThreadPool(2);
                var talaria = RunningTalaria.on(home, data);
                var program = AnotherProgram.on(size.stateDbs(home).getFirst())) {
            talaria.awaitLists();
            for (var screen = 0; screen < SCREENS; screen++) {
                screens.add(OpenScreen.at("http://localhost:" + talaria.port() + "/", "sessions", listening));
            }
            var session = talaria.page(talaria.profiles().getFirst(), 1, Optional.empty()).rows().getFirst();
            var nextCommit = System.nanoTime();
            for (var commit = 0; commit < WARM_UPS + COMMITS; commit++) {
                pauseUntil(nextCommit);
                nextCommit += PAUSE.toNanos();
                var title = "Renamed elsewhere " + commit;
                screens.forEach(screen -> screen.await(title));
                var committed = program.renames(session.tip().value(), title);
                RunningTalaria.await(
                        () -> screens.stream().allMatch(screen -> screen.arrivalOf(title).isPresent()));
                if (commit >= WARM_UPS) {
                    screens.forEach(screen -> millis.add(since(committed, screen.arrivalOf(title).orElseThrow())));
                }
            }
            program.renames(session.tip().value(), session.title().orElse("Was untitled"));
            screens.forEach(OpenScreen::close);
        }
        var samples = new Samples(millis);
        new Figures("foreign-commit-to-" + SCREENS + "-screens").with(samples)
                .with("what", "from another process's commit until its text arrived in each of " + SCREENS
                        + " emulated browsers, one commit a second, clients and server on the same machine")
                .against("p95 at most 500 ms", samples.p95() <= 500).write();
    }

    /// Agents write every few seconds, not without a break; screens redraw four times a second at most.
    private static void pauseUntil(long nanoTime) {
        RunningTalaria.await(() -> System.nanoTime() - nanoTime > 0);
    }

    private static double since(Instant committed, Instant arrived) {
        return Duration.between(committed, arrived).toNanos() / 1e6;
    }
}
