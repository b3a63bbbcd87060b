package dev.talaria.sessions;

import static dev.talaria.sessions.OpenCatalogue.ANNA;
import static dev.talaria.sessions.OpenCatalogue.DEFAULT;
import static dev.talaria.sessions.OpenCatalogue.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.AnotherProgram;
import dev.talaria.fake.SampleHomes;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

/// Another process writes while we look.
class LiveCatalogueTest {
    private static final Member BERT = new Member(new MemberId(2), "Bert");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AtomicInteger rings = new AtomicInteger();
    private final AtomicBoolean mayAnnaSee = new AtomicBoolean(true);

    @TempDir
    Path folder;

    private OpenCatalogue talaria;
    private AnotherProgram hermes;
    private String plain;
    private String tools;

    @BeforeEach
    void openHome() {
        var home = SampleHomes.HERMES_0_19.copyInto(folder);
        plain = SampleHomes.HERMES_0_19.id("default", "plain");
        tools = SampleHomes.HERMES_0_19.id("default", "tools");
        talaria = new OpenCatalogue(home, (member, _) -> !member.equals(ANNA) || mayAnnaSee.get(), Clock.systemUTC());
        hermes = AnotherProgram.on(home.resolve("state.db"));
        talaria.ids();
        talaria.catalogue().follow(ANNA, DEFAULT, rings::incrementAndGet);
    }

    @AfterEach
    void close() {
        hermes.close();
        talaria.close();
    }

    @Test
    void aMessageMovesItsSessionToTheTop() {
        for (var session : new String[]{plain, tools, plain, tools, plain, tools }) {
            hermes.says(session, "assistant", "Once more");
            await(SOON, () -> talaria.ids().getFirst().equals(session));
        }
        assertThat(rings.get()).isPositive();
    }

    @Test
    void aNewSessionARenamedAndADeletedOneAreNoticed() {
        var before = talaria.listed(DEFAULT, Population.HUMAN, 1).total();

        hermes.starts("fresh", "Brand new", "Hello there");
        await(SOON, () -> talaria.ids().contains("fresh"));
        assertThat(talaria.listed(DEFAULT, Population.HUMAN, 1).total()).isEqualTo(before + 1);
        assertThat(talaria.row("fresh").preview()).isEqualTo("Hello there");

        hermes.renames("fresh", "Another name");
        await(SOON, () -> talaria.row("fresh").title().equals(Optional.of("Another name")));

        hermes.archives(plain);
        await(SOON, () -> !talaria.ids().contains(plain));

        hermes.deletes("fresh");
        await(SOON, () -> !talaria.ids().contains("fresh"));
        assertThat(talaria.listed(DEFAULT, Population.HUMAN, 1).total()).isEqualTo(before - 1);
    }

    @Test
    void aCompressedSessionAwaitsNoAnswer() {
        hermes.starts("long", "A long one", "Hello");
        await(SOON, () -> talaria.ids().contains("long") && talaria.row("long").running());

        hermes.says("long", "user", "[CONTEXT COMPACTION — REFERENCE ONLY] What was said before.");

        await(SOON, () -> !talaria.row("long").running());
    }

    @Test
    void aRemarkOfABackendAwaitsNoAnswer() {
        hermes.says(plain, "user", "And now?");
        await(SOON, () -> talaria.row(plain).running());

        hermes.says(plain, "assistant", "Now nothing.");
        hermes.says(plain, "user", "[System: The active model for this chat has changed to fake-large.]");

        await(SOON, () -> !talaria.row(plain).running());
    }

    @Test
    void aSessionWhoseMessagesWereAllDeletedIsNoLongerListed() {
        hermes.commits("delete from messages where session_id = '" + plain + "'");

        await(SOON, () -> !talaria.ids().contains(plain));
    }

    @Test
    void aCompressionElsewhereKeepsTheRow() {
        hermes.commits(
                "update sessions set end_reason = 'compression', ended_at = 1790000000 where id = '" + plain + "'",
                "insert into sessions (id, source, parent_session_id, started_at) values ('next', 'tui', '" + plain
                        + "', 1790000000.5)",
                "insert into messages (session_id, role, content, timestamp) values ('next', 'user', 'on', 1790000001)");

        await(SOON, () -> talaria.row(plain).tip().value().equals("next"));
        assertThat(talaria.ids()).contains(plain).doesNotContain("next");
    }

    @Test
    void anOpenTurnRunsUntilItIsAnswered() {
        hermes.says(plain, "user", "And now?");
        await(SOON, () -> talaria.row(plain).running());

        hermes.says(plain, "assistant", "Now nothing.");
        await(SOON, () -> !talaria.row(plain).running());
    }

    @Test
    void theBellRingsForWhatTheListDoesNotShowToo() {
        rings.set(0);
        hermes.commits("update messages set active = 0 where id = (select max(id) from messages where session_id = '"
                + tools + "')");

        await(SOON, () -> rings.get() > 0);
    }

    @Test
    void whoMayNoLongerSeeHearsNothing() {
        var bertsRings = new AtomicInteger();
        talaria.catalogue().follow(BERT, DEFAULT, bertsRings::incrementAndGet);
        mayAnnaSee.set(false);
        rings.set(0);
        hermes.says(plain, "user", "secret");

        await(SOON, () -> bertsRings.get() > 0);

        assertThat(rings.get()).isZero();
        assertThat(talaria.page(DEFAULT, Population.HUMAN, 5, Optional.empty()))
                .isInstanceOf(ProfileSlice.Unreadable.class);
    }
}
