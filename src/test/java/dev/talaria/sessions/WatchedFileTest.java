package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.AnotherProgram;
import dev.talaria.fake.SampleHomes;
import dev.talaria.sessions.statedb.SchemaShape;
import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.shared.ProfileName;

/// A file of which everything takes long to read, and another program that writes it.
class WatchedFileTest {
    private static final Duration LONG = Duration.ofMillis(60);
    private static final Duration SHORTEST_REST = Duration.ofMillis(250);

    private final StateDbs stateDbs = new StateDbs();
    /// What a row of the list shows whenever the bell rings.
    private final List<String> seen = new ArrayList<>();

    @TempDir
    private Path folder;

    private AnotherProgram hermes;
    private WatchedFile file;
    private String session;

    @BeforeEach
    void open() {
        var path = SampleHomes.HERMES_0_19.copyInto(folder).resolve("state.db");
        session = SampleHomes.HERMES_0_19.id("default", "plain");
        hermes = AnotherProgram.on(path);
        file = new WatchedFile(ProfileName.DEFAULT, new SlowStateDb(stateDbs.of(ProfileName.DEFAULT, path)),
                Clock.systemUTC(), () -> seen.add(row()));
        lookAndRest();
        hermes.renames(session, "At first");
        lookAndRest();
        seen.clear();
    }

    @AfterEach
    void close() {
        hermes.close();
        stateDbs.close();
    }

    @Test
    void nobodyIsToldOfANewNameBeforeItIsKnown() {
        hermes.renames(session, "And now");

        file.look();

        assertThat(seen).containsExactly("And now");
    }

    @Test
    void aNewMessageIsToldBeforeEverythingIsRead() {
        hermes.says(session, "assistant", "Once more");

        file.look();

        assertThat(seen).containsExactly("At first");
        assertThat(file.state().reading().orElseThrow().index().find(session).orElseThrow().lastActivity())
                .isGreaterThan(file.now() - 60);
    }

    private String row() {
        return file.state().reading().flatMap(reading -> reading.index().find(session))
                .flatMap(found -> found.summary(ProfileName.DEFAULT, false).title())
                .orElse("");
    }

    /// Rests until everything may be read again: longer, the longer it took.
    private void lookAndRest() {
        var start = System.nanoTime();
        file.look();
        LockSupport.parkNanos(SHORTEST_REST.toNanos() + 5 * (System.nanoTime() - start));
    }

    /// Every read takes long.
    private record SlowStateDb(StateDb db) implements StateDb {
        @Override
        public <T> T read(Duration deadline, Function<DSLContext, T> reads) {
            LockSupport.parkNanos(LONG.toNanos());
            return db.read(deadline, reads);
        }

        @Override
        public Pulse pulse() {
            return db.pulse();
        }

        @Override
        public SchemaShape shape() {
            return db.shape();
        }

        @Override
        public Trace trace() {
            return db.trace();
        }

        @Override
        public Path beside(String name) {
            return db.beside(name);
        }

        @Override
        public long bytes() {
            return db.bytes();
        }

        @Override
        public void close() {
            db.close();
        }
    }
}
