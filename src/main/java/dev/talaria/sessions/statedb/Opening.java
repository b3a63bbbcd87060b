package dev.talaria.sessions.statedb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.sqlite.SQLiteConfig;

/// Opens a state.db as a guest: read-only, patient with writers, and without trust in what the file says about itself.
final class Opening {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PULSE_PATIENCE_MILLIS = 100;

    private Opening() {}

    static Connection forReads(Path file) throws SQLException {
        return open(file, PATIENCE_MILLIS, "pragma cache_size = -2000");
    }

    /// Reads nothing but counters.
    static Connection forPulse(Path file) throws SQLException {
        return open(file, PULSE_PATIENCE_MILLIS, "pragma cache_size = 8");
    }

    private static Connection open(Path file, int patienceMillis, String cache) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(patienceMillis);
        var connection = config.createConnection("jdbc:sqlite:" + uri(file));
        try (var statement = connection.createStatement()) {
            guard(statement);
            statement.execute(cache);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void guard(Statement statement) throws SQLException {
        statement.execute("pragma query_only = on");
        statement.execute("pragma trusted_schema = off");
        statement.execute("pragma cell_size_check = on");
        // A mapped file that somebody truncates would take the whole process down.
        statement.execute("pragma mmap_size = 0");
    }

    /// A URI, because a plain name may be read as one and would lose everything behind a question mark.
    private static String uri(Path file) {
        return "file:" + file.toAbsolutePath().normalize().toUri().getRawPath() + "?mode=ro";
    }
}
