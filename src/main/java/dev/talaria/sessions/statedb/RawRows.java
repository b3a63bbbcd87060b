package dev.talaria.sessions.statedb;

import static dev.talaria.sessions.statedb.MessageFields.ID;
import static dev.talaria.sessions.statedb.MessageFields.MESSAGES;
import static dev.talaria.sessions.statedb.MessageFields.SESSION;
import static dev.talaria.sessions.statedb.MessageFields.UNINDEXED_ID;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jooq.DSLContext;

import dev.talaria.shared.StoredId;

/// Rows with every column that they have, each value as the file keeps it.
public final class RawRows {
    private static final int MOST_AT_ONCE = 200;
    private static final long MOST_BYTES_AT_ONCE = 4_000_000;

    private final DSLContext db;
    private final MessageFields fields;

    RawRows(DSLContext db, MessageFields fields) {
        this.db = db;
        this.fields = fields;
    }

    public Map<String, Object> session(StoredId segment) {
        var found = rows("select * from sessions where id = ?", statement -> statement.setString(1, segment.value()));
        return found.isEmpty() ? Map.of() : found.getFirst();
    }

    /// The next rows of a segment that were not taken back, oldest first: few where they are large, at least one.
    public List<Map<String, Object>> messagesAfter(StoredId segment, long after) {
        var ids = idsAfter(segment, after);
        var list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return ids.isEmpty()
                ? List.of()
                : rows("select * from messages where id in (" + list + ") order by id", _ -> {});
    }

    private List<Long> idsAfter(StoredId segment, long after) {
        var next = db.select(ID, fields.contentBytes())
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), UNINDEXED_ID.gt(after), fields.isRewound().not())
                .orderBy(UNINDEXED_ID)
                .limit(MOST_AT_ONCE)
                .fetch();
        var ids = new ArrayList<Long>();
        var bytes = 0L;
        for (var row : next) {
            bytes += row.value2();
            if (bytes > MOST_BYTES_AT_ONCE && !ids.isEmpty()) {
                break;
            }
            ids.add(row.value1());
        }
        return ids;
    }

    private List<Map<String, Object>> rows(String sql, Parameters parameters) {
        return Objects.requireNonNull(db.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return fetched(statement);
            }
        }));
    }

    private static List<Map<String, Object>> fetched(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Map<String, Object>>();
        try (var results = statement.executeQuery()) {
            var columns = results.getMetaData();
            while (results.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (var column = 1; column <= columns.getColumnCount(); column++) {
                    // What is NULL is left out.
                    var value = results.getObject(column);
                    if (value != null) {
                        row.put(columns.getColumnName(column), value);
                    }
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
