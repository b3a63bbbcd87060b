package dev.talaria.gateway.embedded.store;

import static dev.talaria.gateway.embedded.store.Rows.ID;
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

import dev.talaria.gateway.embedded.store.SessionStore.NewRow;
import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// Changes rows of the table `sessions`.
final class SessionWrites {
    /// A surface that Hermes lists among a person's own sessions.
    private static final String SOURCE = "desktop";

    private final Db db;
    private final ProfileName profile;
    private final double now;

    SessionWrites(Db db, ProfileName profile, double now) {
        this.db = db;
        this.profile = profile;
        this.now = now;
    }

    /// Makes the row, or opens it again where it had ended.
    void ensure(StoredId id, NewRow row) {
        if (Rows.session(db, id).isEmpty()) {
            insert(id, Map.of("model", row.model(), "billing_provider", row.provider(), "cwd",
                    row.folder().orElse(""), "title",
                    row.title().isEmpty() ? "" : new Titles(db).firstFree(row.title())));
        } else {
            update(id, mapOfNulls("ended_at", "end_reason"));
        }
    }

    /// @param values empty texts become NULL
    void insert(StoredId id, Map<String, String> values) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id.value());
        row.put("source", SOURCE);
        row.put("created_source", SOURCE);
        row.put("started_at", now);
        row.put("last_activity_at", now);
        row.put("profile_name", profile.value());
        values.forEach((column, value) -> row.put(column, value.isEmpty() ? null : value));
        db.sql().insertInto(SESSIONS).set(Columns.known(db.columns().sessions(), row)).execute();
    }

    void update(StoredId id, Map<String, ? extends @Nullable Object> values) {
        var known = Columns.known(db.columns().sessions(), values);
        if (!known.isEmpty()) {
            db.sql().update(SESSIONS).set(known).where(ID.eq(id.value())).execute();
        }
    }

    /// What Hermes keeps beside it stays.
    void choose(StoredId id, SessionConfig config) {
        if (!db.columns().sessions().contains("model_config")) {
            return;
        }
        var column = field(name("model_config"), String.class);
        db.sql().select(column).from(SESSIONS).where(ID.eq(id.value())).fetch(column).forEach(json -> db.sql()
                .update(SESSIONS)
                .set(column, config.onto(json == null ? "" : json))
                .where(ID.eq(id.value()))
                .execute());
    }

    /// The first reason why a session ended stays.
    void end(StoredId id, String reason) {
        db.sql()
                .update(SESSIONS)
                .set(field(name("ended_at"), Double.class), now)
                .set(field(name("end_reason"), String.class), reason)
                .where(ID.eq(id.value()))
                .and(field(name("ended_at")).isNull())
                .execute();
    }

    void spent(StoredId id, String model, String provider, Totals totals) {
        var more = new HashMap<String, @Nullable Object>();
        more.put("input_tokens", plus("input_tokens", totals.input()));
        more.put("output_tokens", plus("output_tokens", totals.output()));
        more.put("api_call_count", plus("api_call_count", totals.calls()));
        if (totals.cost() > 0) {
            more.put("estimated_cost_usd", coalesce(field(name("estimated_cost_usd"), Double.class), 0.0)
                    .plus(totals.cost()));
            more.put("cost_status", "estimated");
        }
        if (!model.isEmpty()) {
            more.put("model", model);
            more.put("billing_provider", coalesce(field(name("billing_provider"), String.class), provider));
        }
        update(id, more);
        new UsageWrites(db, now).spent(id, model, provider, totals);
    }

    private static Field<Long> plus(String column, long more) {
        return coalesce(field(name(column), Long.class), 0L).plus(more);
    }

    boolean archive(List<StoredId> segments, boolean archived) {
        if (!db.columns().sessions().contains("archived")) {
            return false;
        }
        segments.forEach(segment -> update(segment, Map.of("archived", archived ? 1 : 0)));
        return true;
    }

    private static Map<String, @Nullable Object> mapOfNulls(String... columns) {
        var nulls = new HashMap<String, @Nullable Object>();
        for (var column : columns) {
            nulls.put(column, null);
        }
        return nulls;
    }
}
