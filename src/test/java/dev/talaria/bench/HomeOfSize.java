package dev.talaria.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A home with so many profiles, sessions in each and messages in each of those, in Hermes' own schema with both full-text
/// tables. Built once and kept between runs; always the same.
///
/// @param longest how many messages the first session of the default profile has instead; 0 for no exception
record HomeOfSize(int profiles, int sessions, int messages, int longest) {
    /// What to name differently when the builder changes, so that old homes are not mistaken for new ones.
    private static final String EDITION = "a";
    private static final Logger LOG = LoggerFactory.getLogger(HomeOfSize.class);

    HomeOfSize(int profiles, int sessions, int messages) {
        this(profiles, sessions, messages, 0);
    }

    /// Where it is, built if need be.
    Path path() {
        var home = Path.of(System.getProperty("bench.homes", System.getProperty("user.home") + "/.cache/talaria-bench"))
                .resolve(this + "-" + EDITION);
        try {
            build(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not build " + home, failure);
        }
        return home;
    }

    /// The files, the default profile's first.
    List<Path> stateDbs(Path home) {
        return IntStream.range(0, profiles).mapToObj(profile -> folder(home, profile).resolve("state.db")).toList();
    }

    private static Path folder(Path home, int profile) {
        return profile == 0 ? home : home.resolve("profiles").resolve("team-%02d".formatted(profile));
    }

    private void build(Path home) throws IOException, SQLException {
        for (var profile = 0; profile < profiles; profile++) {
            var folder = folder(home, profile);
            var finished = folder.resolve("state.db");
            if (Files.exists(finished)) {
                continue;
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.yaml"), "model: example/large\n");
            var unfinished = folder.resolve("unfinished.db");
            Files.deleteIfExists(unfinished);
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + unfinished)) {
                fill(connection, profile);
            }
            Files.move(unfinished, finished);
            LOG.info("Built {} of {} files of {}", profile + 1, profiles, home);
        }
    }

    private void fill(Connection connection, int profile) throws IOException, SQLException {
        var schema = List.of(Files.readString(Path.of("src/test/resources/homes/state-schema-22.sql"))
                .split("(?m)^(?=CREATE )", -1)).stream()
                .filter(statement -> statement.startsWith("CREATE ") && !statement.contains("sqlite_sequence"))
                .toList();
        try (var statement = connection.createStatement()) {
            // a file that is not finished is thrown away: it needs no journal
            statement
                    .executeUpdate("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -100000;");
            statement.executeUpdate("begin");
            for (var table : schema) {
                if (table.startsWith("CREATE TABLE ") && !table.contains("messages_fts")) {
                    statement.executeUpdate(table);
                }
            }
            statement.executeUpdate("insert into schema_version values (22)");
            new BenchSessions(connection, profile).insert(sessions, messages, profile == 0 ? longest : 0);
            for (var rest : schema) {
                if (!rest.startsWith("CREATE TABLE ")) {
                    statement.executeUpdate(rest);
                }
            }
            for (var index : List.of("messages_fts", "messages_fts_trigram")) {
                statement.executeUpdate("insert into " + index + " (rowid, content) select id, coalesce(content, '')"
                        + " || ' ' || coalesce(tool_name, '') || ' ' || coalesce(tool_calls, '') from messages");
            }
            statement.executeUpdate("commit");
            statement.executeUpdate("analyze");
            statement.executeUpdate("pragma journal_mode = wal");
        }
    }

    @Override
    public String toString() {
        return "%dx%dx%d".formatted(profiles, sessions, messages) + (longest == 0 ? "" : "-longest-" + longest);
    }
}
