package dev.talaria.sessions;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static dev.talaria.sessions.OpenTranscripts.outline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.fake.SampleHomes;
import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.embedded.LiveAgent;
import dev.talaria.shared.StoredId;

/// What the agent inside Talaria writes, read as any session of Hermes' is.
class EmbeddedAgentFilesTest {
    @TempDir
    Path folder;

    /// Where it writes.
    enum Place {
        NEW, HERMES_0_16, HERMES_0_19;

        Path home(Path folder) {
            return switch (this) {
                case NEW -> folder;
                case HERMES_0_16 -> withoutModel(SampleHomes.HERMES_0_16.copyInto(folder));
                case HERMES_0_19 -> withoutModel(SampleHomes.HERMES_0_19.copyInto(folder));
            };
        }

        /// So that the rehearsal answers.
        private static Path withoutModel(Path home) {
            try {
                Files.delete(home.resolve("config.yaml"));
                return home;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// A session that is there already; none in a new file.
        Optional<StoredId> old() {
            return switch (this) {
                case NEW -> Optional.empty();
                case HERMES_0_16 -> Optional.of(new StoredId(SampleHomes.HERMES_0_16.id("default", "tools")));
                case HERMES_0_19 -> Optional.of(new StoredId(SampleHomes.HERMES_0_19.id("default", "tools")));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTurnIsInTheListAndReadsAsItWasPlayed(Place place) throws Exception {
        var home = place.home(folder);
        StoredId session;
        try (var agent = new LiveAgent(home); var catalogue = new OpenCatalogue(home)) {
            session = agent.begin();
            agent.say(session, "Show me some tools");

            assertThat(catalogue.rows()).first().satisfies(row -> {
                assertThat(row.key().root()).isEqualTo(session);
                assertThat(row.title()).contains("Show me some tools");
            });
        }
        try (var open = new OpenTranscripts(home)) {
            var entries = open.entries(session.value());
            assertThat(entries).hasSize(2);
            assertThat(outline(entries)).startsWith("> Show me some tools")
                    .contains("Ran ls -la DONE", "Read file greet.py DONE", "Patched file greet.py DONE")
                    .last().asString().contains("greet(\"world\", loud=True)");
            var answer = (TranscriptEntry.Answer) entries.getLast();
            assertThat(answer.unfinished()).isFalse();
            assertThat(answer.failure()).isEmpty();
            assertThat(open.newest("default", session.value()).details().messages()).isEqualTo(16);
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void aStoredSessionGoesOnWhereItEnded(Place place) throws Exception {
        var home = place.home(folder);
        var session = place.old().orElse(null);
        try (var agent = new LiveAgent(home)) {
            session = session == null ? agent.begin() : session;
            agent.say(session, "Hello");
        }
        try (var agent = new LiveAgent(home)) {
            agent.say(session, "Hello again");
        }
        try (var open = new OpenTranscripts(home)) {
            assertThat(outline(open.entries(session.value()))).contains("> Hello", "> Hello again");
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void failedAndStoppedTurnsLookLikeThat(Place place) throws Exception {
        var home = place.home(folder);
        StoredId session;
        try (var agent = new LiveAgent(home)) {
            session = agent.begin();
            agent.say(session, "Please fail");
        }
        try (var open = new OpenTranscripts(home)) {
            var answer = (TranscriptEntry.Answer) open.entries(session.value()).getLast();
            assertThat(answer.failure().orElseThrow()).startsWith("HTTP 401");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditedPromptTakesThePlaceOfTheOldOne(Place place) throws Exception {
        var home = place.home(folder);
        StoredId session;
        try (var agent = new LiveAgent(home)) {
            session = agent.begin();
            agent.say(session, "One");
            agent.say(session, "Two");
            done(agent.gateway().submit(session,
                    new Submission("Two, differently", Optional.of(new Submission.Cut(1, 0, 1)))));
            agent.awaitFreed();
            agent.say(session, "Three");
            assertThat(done(agent.gateway().undo(session))).isEqualTo(new TakenBack(2, "Three"));
        }
        try (var open = new OpenTranscripts(home)) {
            assertThat(prompts(open, session)).containsExactly("> One", "> Two, differently");
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedSessionStaysOne(Place place) throws Exception {
        var home = place.home(folder);
        StoredId session;
        StoredId tip;
        try (var agent = new LiveAgent(home); var catalogue = new OpenCatalogue(home)) {
            session = agent.begin();
            agent.say(session, "One");
            agent.say(session, "Two");
            assertThat(done(agent.gateway().compress(session, Optional.empty())).nothingToDo()).isFalse();
            tip = done(agent.gateway().attach(session)).session();
            assertThat(tip).isNotEqualTo(session);
            agent.say(session, "Three");
            assertThat(catalogue.rows()).first().satisfies(row -> {
                assertThat(row.key().root()).isEqualTo(session);
                assertThat(row.tip()).isEqualTo(tip);
            });
        }
        try (var agent = new LiveAgent(home)) {
            assertThat(done(agent.gateway().attach(session)).session()).isEqualTo(tip);
            assertThat(done(agent.gateway().rename(tip, "One")).toString()).isNotEmpty();
        }
        try (var open = new OpenTranscripts(home)) {
            assertThat(prompts(open, session)).containsExactly("> One", "> Two", "> Three");
            assertThat(outline(open.entries(session.value()))).anyMatch(line -> line.startsWith("summary: "));
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void aBranchIsASessionOfItsOwn(Place place) throws Exception {
        var home = place.home(folder);
        StoredId session;
        StoredId branch;
        try (var agent = new LiveAgent(home); var catalogue = new OpenCatalogue(home)) {
            session = agent.begin();
            agent.say(session, "One");
            branch = done(agent.gateway().branch(session, Optional.empty(), Optional.empty()));
            agent.say(branch, "Two");
            assertThat(catalogue.ids()).startsWith(branch.value(), session.value());
            assertThat(catalogue.row(branch.value()).title()).contains("One #2");
        }
        try (var open = new OpenTranscripts(home)) {
            assertThat(prompts(open, branch)).containsExactly("> One", "> Two");
            assertThat(prompts(open, session)).containsExactly("> One");
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void archivingAndDeletingTakeEverySegment(Place place) throws Exception {
        var home = place.home(folder);
        try (var agent = new LiveAgent(home); var catalogue = new OpenCatalogue(home)) {
            var session = agent.begin();
            agent.say(session, "One");
            agent.say(session, "Two");
            done(agent.gateway().compress(session, Optional.empty()));
            var tip = done(agent.gateway().attach(session)).session();
            var branch = done(agent.gateway().branch(session, Optional.of("Kept"), Optional.empty()));
            var segments = List.of(session, tip);

            done(agent.gateway().archive(segments, true));
            assertThat(
                    number(home, "select sum(archived) from sessions where id in ('" + session + "', '" + tip + "')"))
                    .isEqualTo(2);

            done(agent.gateway().delete(segments));
            done(agent.gateway().delete(segments));
            assertThat(catalogue.ids()).contains(branch.value()).doesNotContain(session.value(), tip.value());
        }
        assertSound(place, home);
    }

    @ParameterizedTest
    @EnumSource
    void aTitleIsThereOnce(Place place) throws Exception {
        var home = place.home(folder);
        try (var agent = new LiveAgent(home)) {
            var one = agent.begin();
            agent.say(one, "Hello");
            var other = agent.begin();
            agent.say(other, "Hello");

            assertThat(number(home, "select count(*) from sessions where title in ('Hello', 'Hello #2')")).isEqualTo(2);
            assertThat(agent.gateway().rename(other, "Hello").join().toString()).contains("has this title already");
            done(agent.gateway().rename(one, ""));
            done(agent.gateway().rename(other, "  Hel\u200Blo "));
            assertThat(number(home, "select count(*) from sessions where title = 'Hello' and id = '" + other + "'"))
                    .isEqualTo(1);
        }
    }

    private static List<String> prompts(OpenTranscripts open, StoredId session) {
        return outline(open.entries(session.value())).stream().filter(line -> line.startsWith("> ")).toList();
    }

    /// As whole as it was before, consistent, and in step with its search tables.
    private void assertSound(Place place, Path home) throws Exception {
        var untouched = place == Place.NEW
                ? List.of("ok")
                : integrity(place.home(Files.createDirectories(folder.resolve("untouched"))));
        assertThat(integrity(home)).isEqualTo(untouched);
        assertThat(texts(home, "pragma foreign_key_check")).isEmpty();
        assertThat(number(home, "select count(*) from messages_fts")).isEqualTo(number(home,
                "select count(*) from messages"));
        assertThat(number(home, "select count(*) from messages_fts_trigram")).isEqualTo(number(home,
                "select count(*) from messages"));
        assertThat(number(home, """
                select count(*) from messages m join messages_fts f on f.rowid = m.id
                where messages_fts match 'rehearsal' and m.content like '%rehearsal%'""")).isPositive();
        assertThat(number(home, """
                select count(*) from sessions s where message_count <> (
                    select count(*) from messages m where m.session_id = s.id and m.active = 1)
                and s.started_at > unixepoch() - 600 and s.end_reason is null""")).isZero();
    }

    private static List<String> integrity(Path home) throws SQLException {
        return texts(home, "pragma integrity_check");
    }

    private static List<String> texts(Path home, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static long number(Path home, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
