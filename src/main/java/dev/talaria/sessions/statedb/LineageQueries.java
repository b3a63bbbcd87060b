package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

import dev.talaria.shared.StoredId;

/// Finds the whole session that one of its segments belongs to.
final class LineageQueries {
    private static final int LONGEST_CHAIN = 100;
    private static final int LONGEST_TEXT = 64_000;
    private static final Table<Record> SESSIONS = table(name("sessions"));
    private static final Field<String> ID = field(name("sessions", "id"), String.class);

    private final DSLContext db;
    private final Columns columns;

    LineageQueries(DSLContext db, SchemaShape shape) {
        this.db = db;
        this.columns = new Columns(shape, "sessions");
    }

    /// The lineage with this segment in it, ancestors and continuations; nothing where the file does not know the id.
    Optional<Lineage> of(StoredId anySegment) {
        return segment(anySegment).map(named -> {
            var fromRoot = continued(List.of(ancestors(named).getFirst()));
            var holdsIt = fromRoot.stream().anyMatch(segment -> segment.id().equals(named.id()));
            // A fork that lost against a better continuation is still readable under its own ids.
            return new Lineage(holdsIt ? fromRoot : continued(ancestors(named)));
        });
    }

    private List<SegmentRow> ancestors(SegmentRow segment) {
        var chain = new ArrayDeque<>(List.of(segment));
        var seen = new HashSet<>(List.of(segment.id()));
        while (chain.size() < LONGEST_CHAIN) {
            var child = chain.getFirst();
            var parent = child.parent().flatMap(this::segment).filter(row -> Continuation.is(row, child));
            if (parent.isEmpty() || !seen.add(parent.get().id())) {
                break;
            }
            chain.addFirst(parent.get());
        }
        return List.copyOf(chain);
    }

    private List<SegmentRow> continued(List<SegmentRow> start) {
        var chain = new ArrayList<>(start);
        var seen = new HashSet<>(chain.stream().map(SegmentRow::id).toList());
        while (chain.size() < LONGEST_CHAIN) {
            var next = continuation(chain.getLast());
            if (next.isEmpty() || !seen.add(next.get().id())) {
                break;
            }
            chain.add(next.get());
        }
        return chain;
    }

    private Optional<SegmentRow> continuation(SegmentRow parent) {
        if (!parent.wasCompressed()) {
            return Optional.empty();
        }
        var children = rows(field(name("sessions", "parent_session_id"), String.class).eq(parent.id().value())).stream()
                .filter(child -> Continuation.is(parent, child))
                .toList();
        if (children.size() < 2) {
            return children.stream().findFirst();
        }
        return children.stream()
                .min(Comparator.comparingInt((SegmentRow child) -> Continuation.rank(child))
                        .thenComparing(this::lastActivity, Comparator.reverseOrder())
                        .thenComparing(SegmentRow::startedAt, Comparator.reverseOrder())
                        .thenComparing(SegmentRow::id, Comparator.reverseOrder()));
    }

    private double lastActivity(SegmentRow segment) {
        var newest = db.select(max(field(name("timestamp"), Double.class)))
                .from(table(name("messages")))
                .where(field(name("session_id"), String.class).eq(segment.id().value()))
                .fetchOne(0, Double.class);
        return newest == null ? segment.startedAt() : newest;
    }

    /// The sessions that subagents had for the tasks that these sent them, in the order in which they began.
    List<SegmentRow> delegates(Collection<StoredId> parents) {
        var ids = parents.stream().map(StoredId::value).toList();
        return rows(field(name("sessions", "parent_session_id"), String.class).in(ids)).stream()
                .filter(child -> child.source().equals("subagent") || child.delegatedFrom().isPresent())
                .sorted(Comparator.comparingDouble(SegmentRow::startedAt))
                .toList();
    }

    Map<String, Long> toolCalls(Collection<String> ids) {
        var calls = columns.count("tool_call_count", 0);
        return db.select(ID, calls).from(SESSIONS).where(ID.in(ids)).fetchMap(ID, calls);
    }

    private Optional<SegmentRow> segment(StoredId id) {
        return rows(ID.eq(id.value())).stream().findFirst();
    }

    private List<SegmentRow> rows(Condition condition) {
        var parent = text("parent_session_id");
        var source = text("source");
        var title = text("title");
        var model = text("model");
        var config = text("model_config");
        var folder = text("cwd");
        var branch = text("git_branch");
        var started = columns.number("started_at");
        var ended = columns.number("ended_at");
        var endReason = text("end_reason");
        var tokens = columns.count("input_tokens", 0).plus(columns.count("output_tokens", 0));
        var cost = coalesce(columns.number("actual_cost_usd"), columns.number("estimated_cost_usd"));
        var archived = columns.count("archived", 0);
        var rewinds = columns.count("rewind_count", 1);
        return db
                .select(ID, parent, source, title, model, config, folder, branch, started, ended, endReason, tokens,
                        cost,
                        archived, rewinds)
                .from(SESSIONS)
                .where(condition)
                .fetch(row -> new SegmentRow(new StoredId(row.get(ID)),
                        Optional.of(CutText.text(row.get(parent))).filter(id -> !id.isEmpty()).map(StoredId::new),
                        CutText.text(row.get(source)), CutText.text(row.get(title)), CutText.text(row.get(model)),
                        CutText.text(row.get(config)), CutText.text(row.get(folder)), CutText.text(row.get(branch)),
                        Optional.ofNullable(row.get(started)).orElse(0.0), Optional.ofNullable(row.get(ended)),
                        CutText.text(row.get(endReason)), row.get(tokens), Optional.ofNullable(row.get(cost)),
                        row.get(archived) != 0, row.get(rewinds)));
    }

    private Field<byte[]> text(String column) {
        return CutText.first(columns.text(column), LONGEST_TEXT);
    }
}
