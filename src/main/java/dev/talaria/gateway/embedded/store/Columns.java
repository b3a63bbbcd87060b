package dev.talaria.gateway.embedded.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The columns that a file really has, whatever its schema version says: only those are written.
record Columns(Set<String> sessions, Set<String> messages, Set<String> usage, boolean keepsLeases,
        boolean keepsCompressionLocks) {
    private static final List<String> NEEDED_OF_SESSIONS = List.of("id", "source", "started_at", "ended_at",
            "end_reason", "parent_session_id", "message_count");
    private static final List<String> NEEDED_OF_MESSAGES = List.of("id", "session_id", "role", "content", "tool_calls",
            "tool_call_id", "timestamp", "active");

    static Columns of(DSLContext sql) {
        var columns = new Columns(names(sql, "sessions"), names(sql, "messages"),
                names(sql, "session_model_usage"),
                !names(sql, "session_turn_leases").isEmpty(), !names(sql, "compression_locks").isEmpty());
        if (!columns.sessions.containsAll(NEEDED_OF_SESSIONS) || !columns.messages.containsAll(NEEDED_OF_MESSAGES)) {
            throw new StoreFailure(
                    "The profile's state.db is made differently from what this Talaria knows, and nothing is"
                            + " written to it.");
        }
        return columns;
    }

    private static Set<String> names(DSLContext sql, String table) {
        return new HashSet<>(sql.fetch("select name from pragma_table_info(?)", table).getValues(0, String.class));
    }

    /// Those of the values whose columns the table has.
    static Map<Field<Object>, @Nullable Object> known(Set<String> columns,
            Map<String, ? extends @Nullable Object> values) {
        var known = new LinkedHashMap<Field<Object>, @Nullable Object>();
        values.forEach((column, value) -> {
            if (columns.contains(column)) {
                known.put(field(name(column), Object.class), value);
            }
        });
        return known;
    }
}
