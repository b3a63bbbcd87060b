package dev.talaria.sessions.statedb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out what a file really holds: Hermes adds columns without counting its schema version up.
final class Introspection {
    private static final String TABLES = "select name, sql like 'create virtual%' from sqlite_schema where type = 'table'";

    private Introspection() {}

    static long schemaVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("pragma schema_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// @throws UnreadableStateDb where the file lacks what no list can do without
    static SchemaShape look(Connection connection) throws SQLException {
        var columns = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var table = rows.getString(1);
                if (rows.getBoolean(2)) {
                    addIfUsable(connection, table, columns);
                } else {
                    columns.put(table, columnsOf(connection, table));
                }
            }
        }
        refuseWithout(columns, "sessions", List.of("id", "source", "started_at"));
        refuseWithout(columns, "messages", List.of("id", "session_id", "role", "content", "timestamp"));
        return new SchemaShape(Map.copyOf(columns));
    }

    /// A full-text table may need a tokenizer that we do not have: it is as good as absent then.
    private static void addIfUsable(Connection connection, String table, Map<String, Set<String>> columns) {
        try {
            columns.put(table, columnsOf(connection, table));
        } catch (SQLException _) {
            columns.remove(table);
        }
    }

    private static Set<String> columnsOf(Connection connection, String table) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.prepareStatement("select name from pragma_table_info(?)")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return Set.copyOf(names);
    }

    private static void refuseWithout(Map<String, Set<String>> columns, String table, List<String> needed) {
        var present = columns.get(table);
        if (present == null) {
            throw new UnreadableStateDb("state.db has no table “" + table
                    + "”: a Hermes that this Talaria does not know made it, or none");
        }
        for (var column : needed) {
            if (!present.contains(column)) {
                throw new UnreadableStateDb("state.db has no column “" + table + "." + column
                        + "”: a Hermes that this Talaria does not know made it");
            }
        }
    }
}
