package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import java.util.List;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;

/// The columns of `messages` as a transcript reads them: each cut, each there whatever the file has.
final class MessageFields {
    static final Table<Record> MESSAGES = table(name("messages"));
    static final Field<Long> ID = field(name("messages", "id"), Long.class);
    static final Field<String> SESSION = field(name("messages", "session_id"), String.class);
    /// The id as a value that no plan walks along: a segment is found by its own index, or an old session in a large file
    /// would cost a walk through everybody's newer messages.
    static final Field<Long> UNINDEXED_ID = field("+{0}", Long.class, ID);

    private static final int LONG_TEXT = 400_000;
    /// Of an output only the beginning is shown, and one page may hold hundreds of them.
    private static final int TOOL_OUTPUT = 100_000;
    private static final int SHORT_TEXT = 1_000;

    final Field<?> rawContent;
    private final Field<byte[]> role;
    private final Field<byte[]> content;
    private final Field<Long> contentBytes;
    private final Field<byte[]> toolCallId;
    private final Field<byte[]> toolCalls;
    private final Field<byte[]> toolName;
    private final Field<Double> timestamp;
    private final Field<byte[]> finishReason;
    private final List<Field<byte[]>> reasonings;
    private final Field<byte[]> displayKind;
    private final Field<byte[]> displayMetadata;
    private final Field<Long> summary;
    private final Field<Long> active;
    private final Field<Long> compacted;

    MessageFields(SchemaShape shape) {
        var columns = new Columns(shape, "messages");
        rawContent = columns.text("content");
        role = CutText.first(columns.text("role"), SHORT_TEXT);
        content = CutText.first(rawContent,
                when(columns.text("role").eq("tool"), inline(TOOL_OUTPUT)).otherwise(inline(LONG_TEXT)));
        contentBytes = coalesce(CutText.length(rawContent), inline(0L));
        toolCallId = CutText.first(columns.text("tool_call_id"), SHORT_TEXT);
        toolCalls = CutText.first(columns.text("tool_calls"), LONG_TEXT);
        toolName = CutText.first(columns.text("tool_name"), SHORT_TEXT);
        timestamp = cast(columns.number("timestamp"), Double.class);
        finishReason = CutText.first(columns.text("finish_reason"), SHORT_TEXT);
        reasonings = Stream.of("reasoning", "reasoning_content", "reasoning_details")
                .map(column -> CutText.first(columns.text(column), LONG_TEXT))
                .toList();
        displayKind = CutText.first(columns.text("display_kind"), SHORT_TEXT);
        displayMetadata = CutText.first(columns.text("display_metadata"), LONG_TEXT);
        summary = columns.count("_compressed_summary", 0);
        // NULL in `active` is a live row: files exist whose column lacks its default.
        active = columns.count("active", 1);
        compacted = columns.count("compacted", 0);
    }

    List<SelectFieldOrAsterisk> all() {
        return Stream.<SelectFieldOrAsterisk>concat(
                Stream.of(ID, role, content, contentBytes, toolCallId, toolCalls, toolName, timestamp, finishReason,
                        displayKind, displayMetadata, summary, active, compacted),
                reasonings.stream())
                .toList();
    }

    /// Rows that were taken back.
    Condition isRewound() {
        return active.eq(0L).and(compacted.eq(0L));
    }

    Field<Long> contentBytes() {
        return contentBytes;
    }

    Field<Long> active() {
        return active;
    }

    MessageRow row(Record row, int segment) {
        var said = row.get(timestamp);
        var read = row.get(content);
        var cut = read != null && row.get(contentBytes) > read.length;
        return new MessageRow(row.get(ID), segment, CutText.text(row.get(role)), CutText.text(read), cut,
                row.get(contentBytes), CutText.text(row.get(toolCallId)), CutText.text(row.get(toolCalls)),
                CutText.text(row.get(toolName)), said == null ? 0 : said, CutText.text(row.get(finishReason)),
                firstReasoning(row), CutText.text(row.get(displayKind)), CutText.text(row.get(displayMetadata)),
                row.get(summary) != 0, row.get(active) != 0, row.get(compacted) != 0);
    }

    /// Providers fill one, two or three columns with the same thoughts.
    private String firstReasoning(Record row) {
        return reasonings.stream()
                .map(column -> CutText.text(row.get(column)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
