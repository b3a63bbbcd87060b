package dev.talaria.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A new `state.db` with the schema that Hermes itself makes, its search tables and their triggers included, so that a
/// Hermes that opens it later finds nothing to mend.
final class StateFile implements AutoCloseable {
    private final Connection connection;

    StateFile(Path path) throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + path);
            try (var statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                // the file is moved into place when it is whole, so nothing has to reach the disk on the way
                statement.execute("pragma synchronous = off");
                connection.setAutoCommit(false);
                for (var definition : schema()) {
                    statement.execute(definition);
                }
                statement.execute("insert into schema_version (version) values (22)");
            }
        } catch (SQLException failure) {
            throw new IOException("The sample could not be written", failure);
        }
    }

    /// Adds a row; columns that are not named keep their default.
    void insert(String table, Map<String, @Nullable Object> row) throws IOException {
        var columns = List.copyOf(row.keySet());
        var places = String.join(", ", columns.stream().map(_ -> "?").toList());
        run("insert into " + table + " (" + String.join(", ", columns) + ") values (" + places + ")",
                row.values().toArray());
    }

    void run(String sql, @Nullable Object... values) throws IOException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IOException("The sample could not be written", failure);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.commit();
            connection.close();
        } catch (SQLException failure) {
            throw new IOException("The sample could not be written", failure);
        }
    }

    private static List<String> schema() throws IOException {
        try (var text = StateFile.class.getResourceAsStream("state-schema-22.sql")) {
            if (text == null) {
                throw new FileNotFoundException("state-schema-22.sql");
            }
            var definitions = new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^--$", -1);
            return List.of(definitions).stream().filter(definition -> !definition.isBlank()).toList();
        }
    }
}
