package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.Map;
import java.util.Set;

import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The tables and columns that a file really has, whatever its schema version says.
///
/// @param columns by table name
public record SchemaShape(Map<String, Set<String>> columns) {
    public boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    public boolean has(String table) {
        return columns.containsKey(table);
    }

    /// The column, or this value where the file does not have it. A NULL in it stays NULL.
    public <T> Field<T> column(String table, String column, Class<T> type, @Nullable T absent) {
        return has(table, column) ? field(name(table, column), type) : inline(absent, type).as(column);
    }
}
