package dev.talaria.gateway.embedded.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.StoredId;

/// Counts what each model of a session has used, from where newer versions of Hermes read what they show as usage.
final class UsageWrites {
    private static final Table<Record> USAGE = table(name("session_model_usage"));
    private static final List<String> KEYS = List.of("session_id", "model", "billing_provider", "billing_base_url",
            "billing_mode", "task");

    private final Db db;
    private final double now;

    UsageWrites(Db db, double now) {
        this.db = db;
        this.now = now;
    }

    void spent(StoredId session, String model, String provider, Totals totals) {
        var has = db.columns().usage();
        if (model.isEmpty() || !has.containsAll(KEYS)) {
            return;
        }
        var key = new LinkedHashMap<String, @Nullable Object>();
        KEYS.forEach(column -> key.put(column, ""));
        key.put("session_id", session.value());
        key.put("model", model);
        key.put("billing_provider", provider);
        var amounts = Map.<String, Number>of("api_call_count", totals.calls(), "input_tokens", totals.input(),
                "output_tokens", totals.output(), "estimated_cost_usd", totals.cost());
        // some files have a shorter key than they should, so it is looked for by hand
        if (add(key, amounts) == 0) {
            key.putAll(amounts);
            key.put("first_seen", now);
            key.put("last_seen", now);
            db.sql().insertInto(USAGE).set(Columns.known(has, key)).execute();
        }
    }

    private int add(Map<String, ? extends @Nullable Object> key, Map<String, Number> amounts) {
        var has = db.columns().usage();
        var more = new LinkedHashMap<String, @Nullable Object>();
        amounts.forEach((column, amount) -> more.put(column,
                coalesce(field(name(column), Double.class), 0.0).plus(amount)));
        more.put("last_seen", now);
        return db.sql().update(USAGE).set(Columns.known(has, more))
                .where(condition(new HashMap<Field<?>, Object>(Columns.known(has, key)))).execute();
    }
}
