package dev.talaria.gateway.embedded.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jooq.Condition;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.shared.StoredId;

/// Follows a session through its compressions.
final class Lineages {
    private static final int LONGEST_CHAIN = 100;

    private Lineages() {}

    static StoredSession tip(Db db, StoredSession segment) {
        var tip = segment;
        var seen = new LinkedHashSet<>(Set.of(segment.id()));
        while (tip.wasCompressed() && seen.size() < LONGEST_CHAIN) {
            var next = Rows.sessions(db, Rows.PARENT.eq(tip.id().value()).and(isContinuation()))
                    .stream()
                    .filter(child -> !child.source().equals("tool"))
                    .max(Comparator.comparingInt(Lineages::rank).thenComparingDouble(StoredSession::startedAt)
                            .thenComparing(StoredSession::id));
            if (next.isEmpty() || !seen.add(next.get().id())) {
                break;
            }
            tip = next.get();
        }
        return tip;
    }

    private static int rank(StoredSession child) {
        if (child.wasCompressed()) {
            return 2;
        }
        return child.endReason().isEmpty() ? 1 : 0;
    }

    private static Condition isContinuation() {
        var config = field(name("model_config"), String.class);
        return config.isNull()
                .or(config.notLike("%\"_branched_from\"%").and(config.notLike("%\"_delegate_from\"%")));
    }

    /// The segments that were compressed into this one.
    static Set<StoredId> ancestors(Db db, StoredSession segment) {
        var ancestors = new LinkedHashSet<StoredId>();
        var parent = segment.parent().flatMap(id -> Rows.session(db, id));
        while (parent.filter(StoredSession::wasCompressed).isPresent() && ancestors.size() < LONGEST_CHAIN
                && ancestors.add(parent.get().id())) {
            parent = parent.get().parent().flatMap(id -> Rows.session(db, id));
        }
        return ancestors;
    }

    /// Whether a lease or a compression of another program covers the session right now.
    static boolean isHeld(Db db, StoredId session, double now) {
        var expires = field(name("expires_at"), Double.class);
        var leased = db.columns().keepsLeases()
                && db.sql().fetchCount(table(name("session_turn_leases")),
                        field(name("conversation_id"), String.class).eq(session.value()).and(expires.gt(now))) > 0;
        return leased || (db.columns().keepsCompressionLocks()
                && db.sql().fetchCount(table(name("compression_locks")),
                        Rows.SESSION.eq(session.value()).and(expires.gt(now))) > 0);
    }
}
