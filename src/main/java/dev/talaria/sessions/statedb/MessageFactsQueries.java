package dev.talaria.sessions.statedb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;

/// Reads what the messages say about their segments: when the last one came, whether there is anything to read, how it
/// begins, and whether an answer is still awaited.
public final class MessageFactsQueries {
    /// Any time outside is a unit mixed up or garbage.
    public static final double EARLIEST = 946_684_800;
    public static final double LATEST = 4_102_444_800.0;
    /// What stands for compressed rows, with no prompt behind it: nobody answers that.
    private static final String ONLY_SUMMARY = "coalesce((content like '[CONTEXT COMPACTION%' or content like "
            + "'[CONTEXT SUMMARY%') and instr(content, '--- END OF CONTEXT SUMMARY') = 0, 0)";

    private final DSLContext db;
    private final String facts;
    private final String visible;
    private final String written;
    private final String noRemarks;

    MessageFactsQueries(DSLContext db, SchemaShape shape) {
        this.db = db;
        var active = shape.has("messages", "active");
        var compacted = shape.has("messages", "compacted");
        // NULL is as good as 1 here: files exist whose column lost its default.
        var live = active ? "(active is null or active <> 0)" : "1";
        this.visible = active && compacted ? "(" + live + " or compacted = 1)" : live;
        this.written = (shape.has("messages", "_compressed_summary") ? " and coalesce(_compressed_summary, 0) = 0" : "")
                + (shape.has("messages", "display_kind") ? " and coalesce(display_kind, '') <> 'hidden'" : "");
        this.noRemarks = " and " + ForTheModel.isNot() + (shape.has("messages", "display_kind")
                ? " and coalesce(display_kind, '') not in ('model_switch', 'personality_switch')"
                : "");
        this.facts = "select session_id, max(case when timestamp between " + EARLIEST + " and " + LATEST
                + " then timestamp end), count(*), max(" + live + ") from messages ";
    }

    /// Of every segment that has a message; one pass over an index that holds all it needs, where the file has it.
    public Map<String, MessageFacts> all() {
        return asking(connection -> {
            var found = new HashMap<String, MessageFacts>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(facts + "group by session_id");
                    var second = secondLook(connection)) {
                while (rows.next()) {
                    found.put(CatalogueQueries.text(rows, 1), facts(rows, second));
                }
            }
            return found;
        });
    }

    public Map<String, MessageFacts> of(Collection<String> segments) {
        return asking(connection -> {
            var found = new HashMap<String, MessageFacts>();
            try (var statement = connection.prepareStatement(facts + "where session_id = ? group by session_id");
                    var second = secondLook(connection)) {
                for (var segment : segments) {
                    try (var row = CatalogueQueries.asked(statement, segment)) {
                        found.put(segment, row.next() ? facts(row, second) : MessageFacts.NONE);
                    }
                }
            }
            return found;
        });
    }

    private static MessageFacts facts(ResultSet row, PreparedStatement second) throws SQLException {
        return new MessageFacts(CatalogueQueries.number(row, 2), row.getInt(3),
                row.getBoolean(4) || findsOne(second, CatalogueQueries.text(row, 1)));
    }

    /// Rows that compaction put away can still be read; whether there are any is not in the index.
    private PreparedStatement secondLook(Connection connection) throws SQLException {
        return connection
                .prepareStatement("select 1 from messages where session_id = ? and " + visible + " limit 1");
    }

    private static boolean findsOne(PreparedStatement statement, String id) throws SQLException {
        try (var row = CatalogueQueries.asked(statement, id)) {
            return row.next();
        }
    }

    /// How the first prompt of each of these begins, where there is one.
    public Map<String, String> previews(Collection<String> segments) {
        var sql = "select case when substr(cast(content as blob), 1, 6) = x'006A736F6E3A' then cast(content as blob) "
                + "else substr(cast(content as blob), 1, 1000) end from messages "
                + "where session_id = ? and role = 'user' and content is not null and " + visible + written
                + " order by timestamp, id limit 20";
        return asking(connection -> {
            var found = new HashMap<String, String>();
            try (var statement = connection.prepareStatement(sql)) {
                for (var segment : segments) {
                    try (var rows = CatalogueQueries.asked(statement, segment)) {
                        found.put(segment, firstPreview(rows));
                    }
                }
            }
            return found;
        });
    }

    private static String firstPreview(ResultSet rows) throws SQLException {
        while (rows.next()) {
            var content = rows.getBytes(1);
            var preview = content == null ? "" : Preview.of(content);
            if (!preview.isEmpty()) {
                return preview;
            }
        }
        return "";
    }

    /// Which of these end with a prompt, a tool's result or the wish for one: somebody is still at it, or was broken off.
    public Map<String, Boolean> awaitingAnswer(Collection<String> segments) {
        var sql = "select role, coalesce(tool_calls, '') not in ('', '[]', 'null'), " + ONLY_SUMMARY
                + " from messages where session_id = ? and " + visible + noRemarks
                + " order by timestamp desc, id desc limit 1";
        return asking(connection -> {
            var found = new HashMap<String, Boolean>();
            try (var statement = connection.prepareStatement(sql)) {
                for (var segment : segments) {
                    try (var row = CatalogueQueries.asked(statement, segment)) {
                        found.put(segment, row.next() && isAwaiting(CatalogueQueries.text(row, 1), row.getBoolean(2))
                                && !row.getBoolean(3));
                    }
                }
            }
            return found;
        });
    }

    private static boolean isAwaiting(String role, boolean calls) {
        return role.equals("user") || role.equals("tool") || (role.equals("assistant") && calls);
    }

    private <T> T asking(Work<T> work) {
        return Objects.requireNonNull(db.connectionResult(work::on));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
