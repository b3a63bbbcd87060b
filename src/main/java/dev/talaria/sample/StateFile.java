package dev.talaria.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.talaria.shared.StateSchema;

/// A new `state.db` with the schema that Hermes itself makes.
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
                for (var definition : StateSchema.statements()) {
                    statement.execute(definition);
                }
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
}
