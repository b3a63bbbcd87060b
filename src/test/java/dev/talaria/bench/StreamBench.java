package dev.talaria.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SessionSummary;

/// How soon what an agent says stands on every screen that shows it: from the gateway's event until the push has arrived in
/// each emulated browser, clients and server on the same machine.
@Tag("bench")
class StreamBench {
    private static final HomeOfSize SIZE = new HomeOfSize(20, 200, 20);
    private static final int TOKENS_A_SECOND = 50;
    private static final int MARK_EVERY = 25;

    @Test
    void anEventReachesEveryOneOfAHundredScreens(@TempDir Path data) throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        try (var listening = Executors.newFixedThreadPool(2); var talaria = RunningTalaria.on(SIZE.path(), data)) {
            talaria.awaitLists();
            var session = newest(talaria, 0);
            var turn = PlayedTurn.begin(talaria, session);
            var screens = screens(talaria, session, 100, listening);
            turn.says("Here it comes. ");
            for (var word = 0; word < 80; word++) {
                var mark = "mark-" + word + "-";
                screens.forEach(screen -> screen.await(mark));
                pause(Duration.ofMillis(300));
                var said = Instant.now();
                turn.says(mark + " ");
                RunningTalaria.await(() -> screens.stream().allMatch(screen -> screen.arrivalOf(mark).isPresent()));
                if (word >= 20) {
                    screens.forEach(screen -> millis.add(since(said, screen.arrivalOf(mark).orElseThrow())));
                }
            }
            screens.forEach(OpenScreen::close);
        }
        var samples = new Samples(millis);
        new Figures("event-to-100-screens").with(samples)
                .with("what", "from a gateway's event until its text arrived in each of 100 emulated browsers")
                .against("p95 at most 150 ms", samples.p95() <= 150).write();
    }

    @Test
    void twentySessionsStreamToFiveScreensEach(@TempDir Path data) throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        long heapBefore;
        long heapAfter;
        try (var listening = Executors.newFixedThreadPool(2); var talaria = RunningTalaria.on(SIZE.path(), data)) {
            talaria.awaitLists();
            var turns = new ArrayList<PlayedTurn>();
            var screens = new ArrayList<List<OpenScreen>>();
            for (var profile = 0; profile < 20; profile++) {
                var session = newest(talaria, profile);
                turns.add(PlayedTurn.begin(talaria, session));
                screens.add(screens(talaria, session, 5, listening));
            }
            stream(turns, screens, 10, new ArrayList<>());
            heapBefore = usedHeap();
            stream(turns, screens, 60, millis);
            heapAfter = usedHeap();
            screens.forEach(five -> five.forEach(OpenScreen::close));
        }
        var samples = new Samples(millis);
        new Figures("20-sessions-streaming-to-5-screens-each").with(samples)
                .with("what", "20 turns of 50 tokens a second each; from a token's event until it arrived")
                .with("heapGrowthMb", (heapAfter - heapBefore) >> 20)
                .against("p95 at most 500 ms", samples.p95() <= 500).write();
    }

    /// Every turn says so many tokens a second; now and then one is a mark whose way is timed.
    private static void stream(List<PlayedTurn> turns, List<List<OpenScreen>> screens, int seconds,
            List<Double> millis) {
        var beat = Duration.ofSeconds(1).dividedBy(TOKENS_A_SECOND).toNanos();
        var next = System.nanoTime();
        var said = new Instant[turns.size()];
        for (var token = 0; token < seconds * TOKENS_A_SECOND; token++) {
            var due = next;
            RunningTalaria.await(() -> System.nanoTime() - due >= 0);
            next += beat;
            for (var index = 0; index < turns.size(); index++) {
                // each turn has its own phase, so that not all are timed at once
                var phase = (token + index) % MARK_EVERY;
                var mark = "mark-" + token + "-" + index + "-";
                if (phase == 0) {
                    collect(said[index], screens.get(index), millis);
                    screens.get(index).forEach(screen -> screen.await(mark));
                    said[index] = Instant.now();
                }
                turns.get(index).says(phase == 0 ? mark + " " : "word ");
            }
        }
    }

    private static void collect(Instant said, List<OpenScreen> screens, List<Double> millis) {
        if (said != null) {
            screens.forEach(screen -> millis.add(screen.arrivalOfLast()
                    .map(arrived -> since(said, arrived))
                    // not there after half a second: counted as late as it is by now, not left out
                    .orElseGet(() -> since(said, Instant.now()))));
        }
    }

    private static SessionSummary newest(RunningTalaria talaria, int profile) {
        return talaria.page(talaria.profiles().get(profile), 1, Optional.empty()).rows().getFirst();
    }

    private static List<OpenScreen> screens(RunningTalaria talaria, SessionSummary session, int count,
            ExecutorService listening) throws IOException, InterruptedException {
        var screens = new ArrayList<OpenScreen>();
        for (var screen = 0; screen < count; screen++) {
            screens.add(OpenScreen.at("http://localhost:" + talaria.port() + "/", SessionLinks.session(session.key()),
                    listening));
        }
        return screens;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        RunningTalaria.await(() -> System.nanoTime() - end > 0);
    }

    private static double since(Instant said, Instant arrived) {
        return Duration.between(said, arrived).toNanos() / 1e6;
    }
}
