package dev.talaria.sessions.statedb;

import static dev.talaria.sessions.statedb.MessageFields.ID;
import static dev.talaria.sessions.statedb.MessageFields.MESSAGES;
import static dev.talaria.sessions.statedb.MessageFields.SESSION;
import static dev.talaria.sessions.statedb.MessageFields.UNINDEXED_ID;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jooq.DSLContext;

import dev.talaria.shared.StoredId;

/// What a transcript reads of one file, in short statements that the file's own indexes answer.
public final class TranscriptQueries {
    private static final int ROWS_PER_STATEMENT = 500;
    private static final int MOST_DELEGATES = 300;

    private final DSLContext db;
    private final SchemaShape shape;
    private final MessageFields fields;

    private TranscriptQueries(DSLContext db, SchemaShape shape) {
        this.db = db;
        this.shape = shape;
        this.fields = new MessageFields(shape);
    }

    /// Runs these reads on one connection of the file.
    ///
    /// @throws UnreadableStateDb as the file does
    public static <T> T in(StateDb file, Function<TranscriptQueries, T> reads) {
        return file.read(db -> reads.apply(new TranscriptQueries(db, file.shape())));
    }

    public Optional<Lineage> lineage(StoredId anySegment) {
        return new LineageQueries(db, shape).of(anySegment);
    }

    /// The newest rows of a segment before an id: their ids only, newest first. Cheap however much they hold.
    public List<Long> idsBefore(StoredId segment, long before, int limit) {
        return db.select(ID)
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), UNINDEXED_ID.lt(before))
                .orderBy(UNINDEXED_ID.desc())
                .limit(limit)
                .fetch(ID);
    }

    /// The oldest rows of a segment from an id on: their ids only, oldest first.
    public List<Long> idsFrom(StoredId segment, long from, int limit) {
        return db.select(ID)
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), UNINDEXED_ID.ge(from))
                .orderBy(UNINDEXED_ID)
                .limit(limit)
                .fetch(ID);
    }

    /// The rows of a segment that people wrote: their ids only, oldest first.
    public List<Long> promptIds(StoredId segment) {
        return db.select(ID)
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), field(name("messages", "role"), String.class).eq("user"))
                .orderBy(UNINDEXED_ID)
                .fetch(ID);
    }

    /// The last row of all; 0 where there is none.
    public long lastMessage() {
        return db.select(max(ID)).from(MESSAGES).fetchOptional(0, Long.class).orElse(0L);
    }

    /// The rows with these ids, oldest first, without those that were taken back.
    ///
    /// @param segment the index that they get
    public List<MessageRow> visible(List<Long> ids, int segment) {
        var rows = rows(ids, segment);
        rows.removeIf(MessageRow::isRewound);
        rows.replaceAll(this::withItsParts);
        return rows;
    }

    /// The newest rows of a segment that were taken back, oldest first.
    ///
    /// @param index the index that they get
    public List<MessageRow> takenBack(StoredId segment, int index, int limit) {
        var ids = db.select(ID)
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), fields.isRewound())
                .orderBy(UNINDEXED_ID.desc())
                .limit(limit)
                .fetch(ID);
        var rows = rows(ids, index);
        rows.replaceAll(this::withItsParts);
        return rows;
    }

    private List<MessageRow> rows(List<Long> ids, int segment) {
        var rows = new ArrayList<MessageRow>(ids.size());
        var ascending = ids.stream().sorted().toList();
        for (var from = 0; from < ascending.size(); from += ROWS_PER_STATEMENT) {
            var some = ascending.subList(from, Math.min(from + ROWS_PER_STATEMENT, ascending.size()));
            try (var found = db.select(fields.all()).from(MESSAGES).where(ID.in(some)).orderBy(ID).fetchLazy()) {
                for (var row : found) {
                    rows.add(fields.row(row, segment));
                }
            }
        }
        return rows;
    }

    /// Whether a message was taken back.
    public boolean isRewound(long message) {
        return db.fetchExists(MESSAGES, ID.eq(message).and(fields.isRewound()));
    }

    /// The segment that holds a message.
    public Optional<StoredId> segmentOf(long message) {
        return db.select(SESSION).from(MESSAGES).where(ID.eq(message)).fetchOptional(SESSION).flatMap(StoredId::parse);
    }

    /// How many rows a segment shows.
    public long shown(SegmentRow segment) {
        var all = db.fetchCount(MESSAGES, SESSION.eq(segment.id().value()));
        return segment.rewinds() == 0
                ? all
                : all - db.fetchCount(MESSAGES, SESSION.eq(segment.id().value()).and(fields.isRewound()));
    }

    /// A text that changes when rows before this id came, went, or were taken back or compacted.
    public String fingerprint(StoredId segment, long before) {
        var answer = db.select(count(), sum(fields.active()))
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()), UNINDEXED_ID.lt(before))
                .fetchSingle();
        return answer.value1() + "/" + answer.value2();
    }

    /// The time of the newest row of a segment, taken back or not.
    public Optional<Double> lastMessageAt(StoredId segment) {
        return db.select(max(field(name("messages", "timestamp"), Double.class)))
                .from(MESSAGES)
                .where(SESSION.eq(segment.value()))
                .fetchOptional(0, Double.class);
    }

    /// Whether another program holds a turn in one of these segments; nothing where the file keeps no leases.
    public Optional<Boolean> isLeased(List<StoredId> segments, double now) {
        var file = new FileRemarks(db, shape);
        return file.keepsLeases()
                ? Optional.of(segments.stream().map(StoredId::value).anyMatch(file.leases(now).keySet()::contains))
                : Optional.empty();
    }

    /// Whether the end of a segment is a prompt, a call or a result that nobody has answered yet.
    public boolean awaitsAnswer(StoredId segment) {
        return new MessageFactsQueries(db, shape).awaitingAnswer(List.of(segment.value()))
                .getOrDefault(segment.value(), false);
    }

    /// How the first prompt of a segment begins, as lists show it; empty where there is none.
    public String preview(StoredId segment) {
        return new MessageFactsQueries(db, shape).previews(List.of(segment.value())).getOrDefault(segment.value(), "");
    }

    /// The sessions that worked for these, and those that worked for them in turn.
    public List<DelegateRow> delegates(List<StoredId> parents) {
        var lineages = new LineageQueries(db, shape);
        var all = new ArrayList<SegmentRow>();
        for (var next = lineages.delegates(parents); !next.isEmpty() && all.size() < MOST_DELEGATES;) {
            all.addAll(next);
            next = lineages.delegates(next.stream().map(SegmentRow::id).toList()).stream()
                    .filter(row -> all.stream().noneMatch(known -> known.id().equals(row.id())))
                    .toList();
        }
        var ids = all.stream().map(row -> row.id().value()).toList();
        var goals = new MessageFactsQueries(db, shape).previews(ids);
        var calls = lineages.toolCalls(ids);
        return all.stream()
                .map(row -> new DelegateRow(row, goals.getOrDefault(row.id().value(), ""),
                        calls.getOrDefault(row.id().value(), 0L)))
                .toList();
    }

    public RawRows raw() {
        return new RawRows(db, fields);
    }

    public Contents contents() {
        return new Contents(db, fields);
    }

    /// A content in parts that is too long to read at once, with its pictures' data left out.
    private MessageRow withItsParts(MessageRow row) {
        if (!row.content().startsWith(Contents.PARTS) || !row.cut()) {
            return row;
        }
        return contents().partsWithoutData(row.id()).map(row::withContent).orElse(row);
    }
}
