package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import org.jooq.Field;

/// The columns of one table as parts of expressions, where an alias would name nothing.
record Columns(SchemaShape shape, String table) {
    /// NULL where the file does not have it.
    Field<String> text(String column) {
        return orNull(column, String.class);
    }

    /// NULL where the file does not have it.
    Field<Double> number(String column) {
        return orNull(column, Double.class);
    }

    /// This value where the file does not have it, and for NULL.
    Field<Long> count(String column, long absent) {
        return coalesce(orNull(column, Long.class), inline(absent));
    }

    private <T> Field<T> orNull(String column, Class<T> type) {
        return shape.has(table, column) ? field(name(table, column), type) : field("null", type);
    }
}
