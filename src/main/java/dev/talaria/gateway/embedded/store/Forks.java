package dev.talaria.gateway.embedded.store;

import static dev.talaria.gateway.embedded.store.Rows.MESSAGES;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jooq.Field;
import tools.jackson.databind.json.JsonMapper;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// Lets a session go on in another row.
final class Forks {
    private final Db db;
    private final SessionWrites sessions;
    private final double now;

    Forks(Db db, ProfileName profile, double now) {
        this.db = db;
        this.sessions = new SessionWrites(db, profile, now);
        this.now = now;
    }

    /// @param name of the new session; without one it is called after the old
    /// @param before the first row that does not go along
    int branch(StoredSession from, StoredId to, Optional<String> name, long before) {
        var row = new HashMap<>(inherited(from));
        row.put("model_config", JsonMapper.shared().writeValueAsString(Map.of("_branched_from", from.id().value())));
        row.put("title", title(name.filter(wanted -> !wanted.isEmpty()).orElse(from.title())));
        sessions.insert(to, row);
        return copyMessages(from.id(), to, before);
    }

    void compress(StoredSession from, StoredId to, String summary) {
        sessions.end(from.id(), "compression");
        var row = new HashMap<>(inherited(from));
        row.put("title", title(from.title()));
        sessions.insert(to, row);
        new MessageWrites(db, now).append(to, StoredMessage.summary(summary));
    }

    private String title(String wanted) {
        return wanted.isEmpty() ? "" : new Titles(db).firstFree(wanted);
    }

    private static Map<String, String> inherited(StoredSession from) {
        return Map.of("parent_session_id", from.id().value(), "model", from.model(), "cwd", from.folder(), "source",
                from.source().equals("cron") ? "desktop" : from.source());
    }

    private int copyMessages(StoredId from, StoredId to, long before) {
        var columns = new ArrayList<Field<Object>>();
        var values = new ArrayList<Field<?>>();
        for (var column : db.columns().messages()) {
            // the rest belongs to the row that is copied: its number, its place, its name outside
            if (!column.equals("id") && !column.startsWith("display_") && !column.equals("platform_message_id")) {
                var copied = field(name(column), Object.class);
                columns.add(copied);
                values.add(column.equals("session_id") ? inline(to.value()) : copied);
            }
        }
        var copied = db.sql()
                .insertInto(MESSAGES)
                .columns(columns)
                .select(db.sql()
                        .select(values)
                        .from(MESSAGES)
                        .where(Rows.live(from), Rows.MESSAGE_ID.lt(before))
                        .orderBy(Rows.MESSAGE_ID))
                .execute();
        new MessageWrites(db, now).count(to);
        return copied;
    }
}
