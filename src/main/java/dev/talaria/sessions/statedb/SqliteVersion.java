package dev.talaria.sessions.statedb;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/// The SQLite inside this process. Older ones have a fault in the reset of a write-ahead log that can damage a file which
/// several programs share.
record SqliteVersion(String text) {
    private static final SqliteVersion FIRST_FIT = new SqliteVersion("3.51.3");

    static void assertFitToShareFiles() {
        var ours = ours();
        if (!ours.isFit()) {
            throw new IllegalStateException("Talaria needs SQLite " + FIRST_FIT.text() + " or newer, and this is "
                    + ours.text() + ": older ones can damage files that Hermes writes at the same time.");
        }
    }

    private static SqliteVersion ours() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select sqlite_version()")) {
            row.next();
            return new SqliteVersion(row.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException("SQLite does not start", failure);
        }
    }

    boolean isFit() {
        return Arrays.compare(numbers(), FIRST_FIT.numbers()) >= 0;
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
