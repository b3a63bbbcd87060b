package dev.talaria.gateway.embedded.store;

import static dev.talaria.gateway.embedded.store.Rows.ACTIVE;
import static dev.talaria.gateway.embedded.store.Rows.ID;
import static dev.talaria.gateway.embedded.store.Rows.MESSAGES;
import static dev.talaria.gateway.embedded.store.Rows.MESSAGE_ID;
import static dev.talaria.gateway.embedded.store.Rows.ROLE;
import static dev.talaria.gateway.embedded.store.Rows.SESSIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jooq.Field;
import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.shared.StoredId;

/// Changes rows of the table `messages`, and what their session counts of them. The search tables follow by Hermes' triggers.
final class MessageWrites {
    private static final Field<Integer> COUNT = field(name("message_count"), Integer.class);
    private static final Field<Integer> CALLS = field(name("tool_call_count"), Integer.class);

    private static final Field<Integer> LIVE_CALLS = field(
            "coalesce(sum(case when json_valid(tool_calls) then json_array_length(tool_calls) end), 0)", Integer.class);

    private final Db db;
    private final double now;

    MessageWrites(Db db, double now) {
        this.db = db;
        this.now = now;
    }

    void append(StoredId session, StoredMessage message) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("session_id", session.value());
        row.put("role", message.role());
        row.put("content", message.content());
        row.put("tool_call_id", orNull(message.toolCallId()));
        row.put("tool_calls", orNull(message.toolCalls()));
        row.put("tool_name", orNull(message.toolName()));
        row.put("timestamp", now);
        row.put("finish_reason", orNull(message.finishReason()));
        row.put("reasoning", orNull(message.reasoning()));
        row.put("reasoning_content", orNull(message.reasoning()));
        row.put("active", 1);
        if (message.isSummary()) {
            row.put("_compressed_summary", 1);
        }
        db.sql().insertInto(MESSAGES).set(Columns.known(db.columns().messages(), row)).execute();
        var counted = new HashMap<String, @Nullable Object>();
        counted.put("message_count", coalesce(COUNT, 0).plus(1));
        counted.put("tool_call_count", coalesce(CALLS, 0).plus(message.callCount()));
        counted.put("last_activity_at", now);
        update(session, counted);
    }

    /// Takes back everything from the prompt with this number on; the first has 0.
    ///
    /// @return false where there is no such prompt
    boolean cutBefore(StoredId session, int number) {
        var prompts = prompts(session);
        if (number < 0 || number > prompts.size()) {
            return false;
        }
        if (number < prompts.size()) {
            takeBack(session, prompts.get(number));
        }
        return true;
    }

    TakenBack undo(StoredId session) {
        var prompts = prompts(session);
        if (prompts.isEmpty()) {
            return new TakenBack(0, "");
        }
        var prompt = Rows.message(db, session, prompts.getLast()).map(StoredMessage::content).orElse("");
        return new TakenBack(takeBack(session, prompts.getLast()), prompt);
    }

    /// Rows taken back stay in the file, hidden, as Hermes does it.
    private int takeBack(StoredId session, long from) {
        var gone = db.sql()
                .update(MESSAGES)
                .set(ACTIVE, 0)
                .where(Rows.live(session))
                .and(MESSAGE_ID.ge(from))
                .execute();
        var changed = counted(session);
        changed.put("rewind_count", coalesce(field(name("rewind_count"), Integer.class), 0).plus(1));
        update(session, changed);
        return gone;
    }

    /// Counts the rows of a session anew.
    void count(StoredId session) {
        update(session, counted(session));
    }

    private Map<String, @Nullable Object> counted(StoredId session) {
        var changed = new HashMap<String, @Nullable Object>();
        changed.put("message_count", db.sql().fetchCount(db.sql().selectFrom(MESSAGES).where(Rows.live(session))));
        changed.put("tool_call_count", db.sql().fetchValue(db.sql().select(LIVE_CALLS).from(MESSAGES)
                .where(Rows.live(session))));
        return changed;
    }

    private void update(StoredId session, Map<String, @Nullable Object> changed) {
        db.sql()
                .update(SESSIONS)
                .set(Columns.known(db.columns().sessions(), changed))
                .where(ID.eq(session.value()))
                .execute();
    }

    private List<Long> prompts(StoredId session) {
        var content = field(name("content"), String.class);
        return db.sql()
                .select(MESSAGE_ID, content)
                .from(MESSAGES)
                .where(Rows.live(session))
                .and(ROLE.eq("user"))
                .orderBy(MESSAGE_ID)
                .fetch()
                .stream()
                .filter(row -> row.get(content) == null || !StoredMessage.prompt(row.get(content)).isSummary())
                .map(row -> row.get(MESSAGE_ID))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
