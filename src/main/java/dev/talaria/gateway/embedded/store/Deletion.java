package dev.talaria.gateway.embedded.store;

import static dev.talaria.gateway.embedded.store.Rows.ID;
import static dev.talaria.gateway.embedded.store.Rows.MESSAGES;
import static dev.talaria.gateway.embedded.store.Rows.PARENT;
import static dev.talaria.gateway.embedded.store.Rows.SESSION;
import static dev.talaria.gateway.embedded.store.Rows.SESSIONS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.shared.StoredId;

/// Deletes sessions and the helpers that they sent off; branches and continuations stay, without a parent.
final class Deletion {
    private final Db db;

    Deletion(Db db) {
        this.db = db;
    }

    void delete(List<StoredId> segments) {
        var all = withDelegates(segments);
        db.sql().update(SESSIONS).setNull(PARENT).where(PARENT.in(all)).execute();
        db.sql().deleteFrom(MESSAGES).where(SESSION.in(all)).execute();
        db.sql().deleteFrom(SESSIONS).where(ID.in(all)).execute();
    }

    private Set<String> withDelegates(List<StoredId> segments) {
        var all = new LinkedHashSet<>(segments.stream().map(StoredId::value).toList());
        var unseen = new ArrayDeque<>(all);
        while (!unseen.isEmpty()) {
            var delegates = db.sql()
                    .select(ID)
                    .from(SESSIONS)
                    .where(PARENT.eq(unseen.remove()))
                    .and(field(name("model_config"), String.class).like("%\"_delegate_from\"%"))
                    .fetch(ID);
            delegates.stream().filter(all::add).forEach(unseen::add);
        }
        return all;
    }
}
