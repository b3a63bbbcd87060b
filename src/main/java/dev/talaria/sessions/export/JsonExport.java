package dev.talaria.sessions.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.talaria.sessions.statedb.Contents;
import dev.talaria.sessions.statedb.SegmentRow;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.tools.Json;
import dev.talaria.shared.StoredId;

/// All that the file knows of a session, for programs.
public final class JsonExport {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonExport() {}

    public static void write(ExportedSession session, OutputStream target) throws IOException {
        try (var json = MAPPER.createGenerator(target)) {
            json.writeStartObject();
            json.writeStringProperty("exported_at", session.now().toString());
            json.writeStringProperty("session_id", session.details().tip().value());
            json.writeStringProperty("title", session.details().title().orElse(null));
            json.writeName("session");
            json.writePOJO(row(session, session.details().tip()));
            json.writeName("lineage_session_ids");
            json.writePOJO(session.details().segments().stream().map(StoredId::value).toList());
            writeSegments(session, json);
            var messages = writeMessages(session, json);
            json.writeNumberProperty("message_count", messages);
            json.writeEndObject();
        }
    }

    private static Map<String, Object> row(ExportedSession session, StoredId segment) {
        return TranscriptQueries.in(session.file(), queries -> queries.raw().session(segment));
    }

    private static void writeSegments(ExportedSession session, JsonGenerator json) {
        json.writeArrayPropertyStart("segments");
        for (SegmentRow segment : session.lineage().segments()) {
            json.writePOJO(row(session, segment.id()));
        }
        json.writeEndArray();
    }

    private static long writeMessages(ExportedSession session, JsonGenerator json) {
        var count = 0L;
        json.writeArrayPropertyStart("messages");
        for (SegmentRow segment : session.lineage().segments()) {
            var after = 0L;
            for (var rows = messages(session, segment, after); !rows.isEmpty(); rows = messages(session, segment,
                    after)) {
                rows.forEach(row -> writeMessage(row, json));
                count += rows.size();
                after = rows.getLast().get("id") instanceof Number id ? id.longValue() : Long.MAX_VALUE;
            }
        }
        json.writeEndArray();
        return count;
    }

    private static List<Map<String, Object>> messages(ExportedSession session, SegmentRow segment, long after) {
        return TranscriptQueries.in(session.file(), queries -> queries.raw().messagesAfter(segment.id(), after));
    }

    private static void writeMessage(Map<String, Object> row, JsonGenerator json) {
        json.writeStartObject();
        row.forEach((column, value) -> {
            json.writeName(column);
            json.writePOJO(decoded(column, value));
        });
        json.writeEndObject();
    }

    /// Content in parts and tool calls become the JSON that they hold; what is none stays the text that it is.
    private static Object decoded(String column, Object value) {
        if (value instanceof String text && column.equals("content") && text.startsWith(Contents.PARTS)) {
            return orText(text.substring(Contents.PARTS.length()), text);
        }
        return value instanceof String text && column.equals("tool_calls") ? orText(text, text) : value;
    }

    private static Object orText(String json, String text) {
        var read = Json.read(json);
        return read.isMissingNode() ? text : read;
    }
}
