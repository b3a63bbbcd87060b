package dev.talaria.sessions.statedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.fake.SampleHomes;
import dev.talaria.shared.ProfileName;

class StateDbTest {
    private final StateDbs stateDbs = new StateDbs();

    @TempDir
    Path folder;

    @AfterEach
    void closeFiles() {
        stateDbs.close();
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void contentBehindANulIsReadToItsEnd(SampleHomes home) {
        var db = stateDbs.of(ProfileName.DEFAULT, home.copyInto(folder).resolve("state.db"));

        var content = db.read(sql -> sql.select(field(name("content"), String.class))
                .from(table(name("messages")))
                .where(field(name("session_id")).eq(home.id("default", "image")))
                .orderBy(field(name("id")))
                .limit(1)
                .fetchSingle()
                .value1());

        assertThat(Objects.requireNonNull(content)).startsWith("\0json:").contains("image_url").endsWith("]");
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void theShapeIsThatOfTheFile(SampleHomes home) {
        var db = stateDbs.of(ProfileName.DEFAULT, home.copyInto(folder).resolve("state.db"));

        db.read(sql -> sql.fetchCount(table(name("sessions"))));

        assertThat(db.shape().has("sessions", "archived")).isTrue();
        assertThat(db.shape().has("sessions", "git_branch")).isEqualTo(home == SampleHomes.HERMES_0_19);
        assertThat(db.shape().has("messages_fts")).isTrue();
        assertThat(db.shape().has("session_turn_leases")).isFalse();
    }

    @Test
    void aMissingFileIsNotMadeByLooking() throws Exception {
        var db = stateDbs.of(ProfileName.DEFAULT, folder.resolve("state.db"));

        assertThatThrownBy(() -> db.read(sql -> sql.fetch("select 1"))).isInstanceOf(MissingStateDb.class);
        assertThatThrownBy(db::pulse).isInstanceOf(MissingStateDb.class);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void nothingCanBeWritten() {
        var db = stateDbs.of(ProfileName.DEFAULT, SampleHomes.HERMES_0_19.copyInto(folder).resolve("state.db"));

        assertThatThrownBy(() -> db.read(sql -> sql.execute("delete from messages")))
                .isInstanceOf(UnreadableStateDb.class);
    }

    @Test
    void aReadThatNeverEndsIsCancelledAtItsDeadline() {
        var db = stateDbs.of(ProfileName.DEFAULT, SampleHomes.HERMES_0_19.copyInto(folder).resolve("state.db"));
        var endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

        assertThatThrownBy(() -> db.read(Duration.ofMillis(150), sql -> sql.fetch(endless)))
                .isInstanceOf(UnreadableStateDb.class)
                .hasMessageContaining("too long");

        int sessions = db.read(sql -> sql.fetchCount(table(name("sessions"))));
        assertThat(sessions).isPositive();
    }

    @Test
    void nothingIsReadAnyMoreOnceEverythingIsClosed() throws InterruptedException {
        var db = stateDbs.of(ProfileName.DEFAULT, SampleHomes.HERMES_0_19.copyInto(folder).resolve("state.db"));
        var lengthy = "with recursive n(i) as (select 1 union all select i + 1 from n limit 3000000) select count(*) from n";
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Thread.ofVirtual().start(() -> db.read(sql -> {
            begun.countDown();
            var counted = sql.fetch(lengthy);
            ended.set(true);
            return counted;
        }));
        begun.await();

        stateDbs.close();

        assertThat(ended).isTrue();
    }

    @Test
    void aFolderWithUnusualCharactersInItsNameIsNoObstacle() throws Exception {
        var odd = Files.createDirectory(folder.resolve("a ?b#c%41é&x=y"));
        var db = stateDbs.of(ProfileName.DEFAULT, SampleHomes.HERMES_0_19.copyInto(odd).resolve("state.db"));

        int sessions = db.read(sql -> sql.fetchCount(table(name("sessions"))));

        assertThat(sessions).isPositive();
    }

    @Test
    void aReadWithinAReadIsABugAndSaysSo() {
        var db = stateDbs.of(ProfileName.DEFAULT, SampleHomes.HERMES_0_19.copyInto(folder).resolve("state.db"));

        assertThatThrownBy(() -> db.read(_ -> db.read(sql -> sql.fetchCount(table(name("sessions"))))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOlderSqliteIsRefused() {
        assertThat(new SqliteVersion("3.51.2").isFit()).isFalse();
        assertThat(new SqliteVersion("3.51.3").isFit()).isTrue();
        assertThat(new SqliteVersion("3.6.0").isFit()).isFalse();
        assertThat(new SqliteVersion("4.0.0").isFit()).isTrue();
    }
}
