package dev.talaria.gateway.embedded.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.Field;

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
            var next = Rows.sessions(db, Rows.PARENT.eq(tip.id().value()).and(isContinuationOf(tip.id())))
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

    /// A marker that names another segment was inherited from an earlier one, and makes no fork of this.
    private static Condition isContinuationOf(StoredId parent) {
        return marker("$._branched_from").ne(parent.value()).and(marker("$._delegate_from").ne(parent.value()))
                .and(marker("$._reset_from").ne(parent.value()));
    }

    private static Field<String> marker(String path) {
        return field("coalesce(case when json_valid(model_config) then json_extract(model_config, {0}) end, '')",
                String.class, inline(path));
    }

    /// The segments that were compressed into this one.
    static Set<StoredId> ancestors(Db db, StoredSession segment) {
        var ancestors = new LinkedHashSet<StoredId>();
        var parent = compressedInto(db, segment);
        while (parent.isPresent() && ancestors.size() < LONGEST_CHAIN && ancestors.add(parent.get().id())) {
            parent = compressedInto(db, parent.get());
        }
        return ancestors;
    }

    private static Optional<StoredSession> compressedInto(Db db, StoredSession segment) {
        return segment.parent()
                .filter(parent -> db.sql().fetchExists(Rows.SESSIONS,
                        Rows.ID.eq(segment.id().value()).and(isContinuationOf(parent))))
                .flatMap(parent -> Rows.session(db, parent))
                .filter(StoredSession::wasCompressed);
    }

    /// Whether a lease or a compression of another program covers the session right now. A lease is kept under the id of the
    /// first segment, whichever the turn works on.
    static boolean isHeld(Db db, StoredId session, double now) {
        var segments = new LinkedHashSet<>(Set.of(session.value()));
        Rows.session(db, session).ifPresent(row -> ancestors(db, row).forEach(id -> segments.add(id.value())));
        var expires = field(name("expires_at"), Double.class);
        var leased = db.columns().keepsLeases()
                && db.sql().fetchExists(table(name("session_turn_leases")),
                        field(name("conversation_id"), String.class).in(segments).and(expires.gt(now)));
        return leased || (db.columns().keepsCompressionLocks()
                && db.sql().fetchExists(table(name("compression_locks")),
                        Rows.SESSION.in(segments).and(expires.gt(now))));
    }
}
