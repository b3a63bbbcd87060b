package dev.talaria.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.talaria.fake.AnotherProgram;
import dev.talaria.sessions.SessionCatalogue.FileHealth;

/// The grouped list over all profiles: how fast it comes, what keeping it ready costs, and what asking SQLite would.
@Tag("bench")
class SessionListBench {
    private static final int FIRST_ROWS = 5;
    private static final int MORE_ROWS = 10;
    private static final int COLD_STARTS = 3;
    private static final int COMMITS = 20;
    private static final int FEW = 10;

    static Stream<HomeOfSize> homes() {
        return Stream.of(new HomeOfSize(20, 2_000, 4), new HomeOfSize(5, 20_000, 4), new HomeOfSize(40, 5_000, 10));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void theGroupedListComesFromMemory(HomeOfSize size, @TempDir Path data) throws SQLException {
        var home = size.path();
        var smallHeap = heapOn(new HomeOfSize(size.profiles(), FEW, 1).path(), data.resolve("small"));
        var builds = new ArrayList<Double>();
        for (var start = 1; start < COLD_STARTS; start++) {
            try (var talaria = RunningTalaria.on(home, data.resolve("cold-" + start))) {
                builds.add(Samples.millisOf(talaria::awaitLists));
            }
        }
        try (var talaria = RunningTalaria.on(home, data.resolve("warm"))) {
            builds.add(Samples.millisOf(talaria::awaitLists));
            var heap = usedHeap() - smallHeap;
            new Figures("first-list-after-start-" + size).with(new Samples(builds))
                    .with("what", "from the first question after start until every profile is listed; files in the"
                            + " operating system's cache, ours empty")
                    .with("medianMsPerProfile", Figures.rounded(new Samples(builds).median() / size.profiles()))
                    .write();
            reportMemory(size, talaria, heap);
            reportPages(size, talaria, home);
            reportRefresh(size, talaria, home);
        }
    }

    private static void reportPages(HomeOfSize size, RunningTalaria talaria, Path home) throws SQLException {
        var first = Samples.of(200, 300, () -> assertThat(talaria.groupedPage(FIRST_ROWS)).hasSize(size.profiles()));
        var next = nextPages(talaria);
        try (var sql = new StraightforwardSql(size.stateDbs(home))) {
            assertThat(sql.groupedPage(FIRST_ROWS)).as("both list the same sessions").isEqualTo(ours(talaria));
            var reference = Samples.of(1, 5, () -> sql.groupedPage(FIRST_ROWS));
            var ratio = reference.median() / first.median();
            var figures = new Figures("grouped-first-page-" + size).with(first)
                    .with("what", FIRST_ROWS + " rows and the total of each of " + size.profiles() + " profiles, warm")
                    .with("referenceMedianMs", Figures.rounded(reference.median()))
                    .with("referenceP95Ms", Figures.rounded(reference.p95()))
                    .with("reference",
                            "one query for the rows and one for the total per profile, same files and driver")
                    .with("ratio", Figures.rounded(ratio));
            (size.profiles() == 20
                    ? figures.against("at least 50 times faster than the reference", ratio >= 50)
                    : figures.against("p95 at most 50 ms", first.p95() <= 50)).write();
        }
        new Figures("next-page-" + size).with(next)
                .with("what", "the " + MORE_ROWS + " rows behind a page of one profile, warm").write();
    }

    private static Samples nextPages(RunningTalaria talaria) {
        var millis = new ArrayList<Double>();
        for (var round = 0; round < 2; round++) {
            millis.clear();
            for (var profile : talaria.profiles()) {
                var page = talaria.page(profile, FIRST_ROWS, Optional.empty());
                for (var more = 0; more < 20; more++) {
                    var start = System.nanoTime();
                    page = talaria.page(profile, MORE_ROWS, page.next());
                    millis.add((System.nanoTime() - start) / 1e6);
                    assertThat(page.rows()).hasSize(MORE_ROWS);
                }
            }
        }
        return new Samples(millis);
    }

    private static List<List<String>> ours(RunningTalaria talaria) {
        return talaria.groupedPage(FIRST_ROWS).stream().map(RunningTalaria::listed).map(slice -> Stream.concat(
                slice.rows().stream().map(row -> row.key().root().value()), Stream.of(String.valueOf(slice.total())))
                .toList()).toList();
    }

    private static void reportRefresh(HomeOfSize size, RunningTalaria talaria, Path home) {
        var profile = talaria.profiles().getLast();
        var rings = new AtomicInteger();
        var following = talaria.catalogue().follow(talaria.member(), profile, rings::incrementAndGet);
        var rows = talaria.page(profile, COMMITS + 1, Optional.empty()).rows();
        var millis = new ArrayList<Double>();
        try (var program = AnotherProgram.on(size.stateDbs(home).getLast())) {
            for (var row = 1; row <= COMMITS; row++) {
                var moved = rows.get(row);
                var committed = program.says(moved.tip().value(), "user", "One more question " + row);
                RunningTalaria.await(() -> talaria.page(profile, 1, Optional.empty()).rows().getFirst().key()
                        .equals(moved.key()));
                millis.add(Duration.between(committed, Instant.now()).toNanos() / 1e6);
            }
            program.commits("delete from messages where content like 'One more question %'");
        } finally {
            following.stop();
        }
        new Figures("refresh-after-foreign-commit-" + size).with(new Samples(millis)).with("rings", rings.get())
                .with("what", "from another process's commit until the list has the session on top, the wait for the"
                        + " next look at the file included")
                .write();
    }

    private static void reportMemory(HomeOfSize size, RunningTalaria talaria, long heap) {
        var health = talaria.catalogue().health(talaria.member());
        var sessions = health.stream().mapToLong(FileHealth::sessions).sum();
        var estimate = health.stream().mapToLong(FileHealth::indexBytes).sum();
        var perSession = (double) heap / (sessions - (long) FEW * size.profiles());
        new Figures("index-memory-" + size).with("sessions", sessions).with("heapBytes", heap)
                .with("bytesPerSession", Figures.rounded(perSession))
                .with("estimatedBytesPerSession", Figures.rounded((double) estimate / sessions))
                .with("what", "used heap after collection, less that of the application on as many profiles of "
                        + FEW + " sessions each")
                .against("at most 300 bytes per session", perSession <= 300).write();
    }

    private static long heapOn(Path home, Path data) {
        try (var talaria = RunningTalaria.on(home, data)) {
            talaria.awaitLists();
            return usedHeap();
        }
    }

    private static long usedHeap() {
        for (var round = 0; round < 4; round++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
