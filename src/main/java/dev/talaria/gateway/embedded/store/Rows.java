package dev.talaria.gateway.embedded.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.StoredId;

/// Reads rows as records.
final class Rows {
    static final Table<Record> SESSIONS = table(name("sessions"));
    static final Table<Record> MESSAGES = table(name("messages"));
    static final Field<String> ID = field(name("id"), String.class);
    static final Field<Long> MESSAGE_ID = field(name("id"), Long.class);
    static final Field<String> SESSION = field(name("session_id"), String.class);
    static final Field<String> PARENT = field(name("parent_session_id"), String.class);
    static final Field<String> ROLE = field(name("role"), String.class);
    static final Field<Integer> ACTIVE = field(name("active"), Integer.class);

    private Rows() {}

    static Optional<StoredSession> session(Db db, StoredId id) {
        return sessions(db, ID.eq(id.value())).stream().findFirst();
    }

    static List<StoredSession> sessions(Db db, Condition condition) {
        var has = db.columns().sessions();
        var source = text("source");
        var endReason = text("end_reason");
        var startedAt = field(name("started_at"), Double.class);
        var title = text(has, "title");
        var model = text(has, "model");
        var folder = text(has, "cwd");
        var config = text(has, "model_config");
        var input = number(has, "input_tokens");
        var output = number(has, "output_tokens");
        var calls = number(has, "api_call_count");
        var cost = number(has, "estimated_cost_usd");
        return db.sql()
                .select(ID, PARENT, source, title, model, folder, endReason, startedAt, input, output, calls, cost,
                        config)
                .from(SESSIONS)
                .where(condition)
                .fetch(row -> new StoredSession(new StoredId(row.get(ID)),
                        Optional.ofNullable(row.get(PARENT)).flatMap(StoredId::parse), said(row.get(source)),
                        said(row.get(title)), said(row.get(model)), said(row.get(folder)), said(row.get(endReason)),
                        amount(row.get(startedAt)),
                        new Totals((long) amount(row.get(input)), (long) amount(row.get(output)),
                                (int) amount(row.get(calls)), amount(row.get(cost))),
                        SessionConfig.in(said(row.get(config)))));
    }

    /// The live rows of a segment, oldest first.
    static List<StoredMessage> history(Db db, StoredId session) {
        return messages(db, live(session));
    }

    static Optional<StoredMessage> message(Db db, StoredId session, long row) {
        return messages(db, live(session).and(MESSAGE_ID.eq(row))).stream().findFirst();
    }

    private static List<StoredMessage> messages(Db db, Condition condition) {
        var has = db.columns().messages();
        var content = text("content");
        var calls = text("tool_calls");
        var callId = text("tool_call_id");
        var toolName = text(has, "tool_name");
        var finish = text(has, "finish_reason");
        var reasoning = text(has, "reasoning");
        return db.sql()
                .select(ROLE, content, calls, callId, toolName, finish, reasoning)
                .from(MESSAGES)
                .where(condition)
                .orderBy(MESSAGE_ID)
                .fetch(row -> new StoredMessage(row.get(ROLE), said(row.get(content)), said(row.get(calls)), 0,
                        said(row.get(callId)), said(row.get(toolName)), said(row.get(finish)),
                        said(row.get(reasoning))));
    }

    static Condition live(StoredId session) {
        // some files hold rows without a state: those are live
        return SESSION.eq(session.value()).and(ACTIVE.isNull().or(ACTIVE.eq(1)));
    }

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<String> text(Set<String> has, String column) {
        return has.contains(column) ? text(column) : inline("").as(column);
    }

    private static Field<Double> number(Set<String> has, String column) {
        return has.contains(column) ? field(name(column), Double.class) : inline(0.0).as(column);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static double amount(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
