package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;

/// A state.db with rows that a test wrote, in the schema of some Hermes.
public final class WrittenStateDb implements AutoCloseable {
    private final CloseableDSLContext db;
    private double clock = 1_780_000_000.5;

    private WrittenStateDb(Path home, int schema) {
        this.db = DSL.using("jdbc:sqlite:" + home.resolve("state.db"));
        try {
            // Statements of triggers hold semicolons too: only those at the end of a line without indent end one.
            Arrays.stream(Files.readString(Path.of("src/test/resources/homes/state-schema-" + schema + ".sql"))
                    .split(";\n(?=CREATE)"))
                    .map(String::strip)
                    .filter(sql -> !sql.contains("sqlite_sequence") && !sql.contains("fts") && !sql.isEmpty())
                    .forEach(db::execute);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param schema 15 or 22
    public static WrittenStateDb in(Path home, int schema) {
        return new WrittenStateDb(home, schema);
    }

    /// @param more names and values of further columns
    public WrittenStateDb session(String id, Object... more) {
        var row = row("id", id, "source", "tui", "started_at", tick());
        row.putAll(row(more));
        return insert("sessions", row);
    }

    public WrittenStateDb message(String session, String role, Object content, Object... more) {
        var row = row("session_id", session, "role", role, "content", content, "timestamp", tick());
        row.putAll(row(more));
        return insert("messages", row);
    }

    public WrittenStateDb execute(String sql) {
        db.execute(sql);
        return this;
    }

    /// Runs everything in one transaction: many rows cost little then.
    public WrittenStateDb atOnce(Runnable writes) {
        db.execute("begin");
        writes.run();
        db.execute("commit");
        return this;
    }

    private double tick() {
        clock += 1;
        return clock;
    }

    private WrittenStateDb insert(String table, Map<String, Object> row) {
        db.insertInto(DSL.table(DSL.name(table)))
                .columns(row.keySet().stream().map(name -> DSL.field(DSL.name(name))).toList())
                .values(row.values())
                .execute();
        return this;
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            row.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return row;
    }

    @Override
    public void close() {
        db.close();
    }
}
