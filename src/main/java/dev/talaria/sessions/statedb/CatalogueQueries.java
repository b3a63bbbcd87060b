package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/// Reads of one file what its list of sessions is made of. The rows go through plain JDBC: there are many.
public final class CatalogueQueries {
    private static final Table<Record> SESSIONS = table(name("sessions"));
    private static final Table<Record> MESSAGES = table(name("messages"));

    /// The text ends where somebody's title would burst the index.
    private static final int LONGEST_TITLE = 200;

    private final DSLContext db;
    private final SchemaShape shape;

    CatalogueQueries(DSLContext db, SchemaShape shape) {
        this.db = db;
        this.shape = shape;
    }

    public List<CatalogueRow> rows() {
        var config = shape.column("sessions", "model_config", String.class, null);
        var query = db
                .select(field(name("id")), text("parent_session_id"), field(name("source")), field(name("started_at")),
                        number("ended_at"), text("end_reason"), cut("title", LONGEST_TITLE), cut("cwd", 4_096),
                        flag("archived"), flag("hidden"), number("last_activity_at"), text("session_key"),
                        shape.has("sessions", "model_config") ? when(config.contains("_from"), config) : config)
                .from(SESSIONS)
                .where(field(name("id"), String.class).gt(inline("")));
        return list(query, CatalogueQueries::row);
    }

    private static CatalogueRow row(ResultSet row) throws SQLException {
        return new CatalogueRow(text(row, 1), row.getString(2), text(row, 3), row.getDouble(4), number(row, 5),
                text(row, 6), text(row, 7), text(row, 8), row.getBoolean(9), row.getBoolean(10), number(row, 11),
                text(row, 12), Markers.in(row.getString(13)));
    }

    /// Where the file's numbering stands, to see cheaply what was added.
    public Newest newest() {
        var query = db.select(field("(select max(rowid) from sessions)"), field("(select max(id) from messages)"));
        return list(query, row -> new Newest(row.getLong(1), row.getLong(2))).getFirst();
    }

    /// @param row the highest row number of a segment
    /// @param message the highest message id
    public record Newest(long row, long message) {}

    /// Walks over the smallest index: a few milliseconds for a hundred thousand.
    public long messages() {
        return list(db.selectCount().from(MESSAGES), row -> row.getLong(1)).getFirst();
    }

    /// How many messages each segment got behind this one.
    public Map<String, Integer> grownSince(long message) {
        var query = db.select(field(name("session_id")), count())
                .from(MESSAGES)
                .where(field(name("id"), Long.class).gt(inline(message)))
                .groupBy(field(name("session_id")));
        var grown = new HashMap<String, Integer>();
        list(query, row -> grown.put(text(row, 1), row.getInt(2)));
        return grown;
    }

    private <T> List<T> list(Select<?> query, Mapping<T> mapping) {
        return Objects.requireNonNull(db.connectionResult(connection -> list(connection, query, mapping)));
    }

    private <T> List<T> list(Connection connection, Select<?> query, Mapping<T> mapping) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(db.renderInlined(query))) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(mapping.of(rows));
            }
            return found;
        }
    }

    private Field<String> text(String column) {
        return shape.column("sessions", column, String.class, null);
    }

    private Field<String> cut(String column, int longest) {
        return shape.has("sessions", column)
                ? field("substr({0}, 1, {1})", String.class, field(name(column)), inline(longest))
                : inline("");
    }

    private Field<Double> number(String column) {
        return shape.column("sessions", column, Double.class, null);
    }

    private Field<Integer> flag(String column) {
        return shape.has("sessions", column) ? coalesce(field(name(column), Integer.class), inline(0)) : inline(0);
    }

    static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    static double number(ResultSet row, int column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    static ResultSet asked(PreparedStatement statement, String id) throws SQLException {
        statement.setString(1, id);
        return statement.executeQuery();
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }
}
