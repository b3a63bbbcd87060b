package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;

/// What makes a file slower or unusual, and which turns it says are running.
public final class FileRemarks {
    private final DSLContext db;
    private final SchemaShape shape;

    FileRemarks(DSLContext db, SchemaShape shape) {
        this.db = db;
        this.shape = shape;
    }

    public List<String> all() {
        var remarks = new ArrayList<String>();
        if (!indexedBySession()) {
            remarks.add("no index of messages by session: slower to read");
        }
        if (!shape.has("messages_fts")) {
            remarks.add("no full-text index");
        }
        return List.copyOf(remarks);
    }

    private boolean indexedBySession() {
        return !db.fetch("select 1 from pragma_index_list('messages') as l, pragma_index_info(l.name) as i "
                + "where l.partial = 0 and i.seqno = 0 and i.name = 'session_id'").isEmpty();
    }

    /// Whether the file keeps a lease for every running turn.
    public boolean keepsLeases() {
        return shape.has("session_turn_leases", "conversation_id") && shape.has("session_turn_leases", "expires_at");
    }

    /// Until when a turn holds each of these ids; only those that hold now.
    public Map<String, Double> leases(double now) {
        var id = field(name("conversation_id"), String.class);
        var expires = field(name("expires_at"), Double.class);
        var leases = new HashMap<String, Double>();
        db.select(id, expires)
                .from(table(name("session_turn_leases")))
                .where(expires.gt(now))
                .forEach(row -> leases.put(Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())));
        return leases;
    }
}
