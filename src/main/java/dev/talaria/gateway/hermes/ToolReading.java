package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.seconds;
import static dev.talaria.gateway.hermes.JsonFields.text;
import static dev.talaria.gateway.hermes.JsonFields.written;

import java.util.regex.Pattern;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads the start and the end of a tool's call.
final class ToolReading {
    private static final Pattern DIFF_HEADING = Pattern.compile("\\A\\h*┊[^\\n]*\\n");

    private ToolReading() {}

    static GatewayEvent.ToolStarted started(StoredId session, JsonNode payload) {
        return new GatewayEvent.ToolStarted(session, text(payload, "tool_id").orElse(""),
                text(payload, "name").orElse(""), about(payload),
                written(payload, "args").or(() -> text(payload, "args_text")).orElse(""));
    }

    static GatewayEvent.ToolEnded ended(StoredId session, JsonNode payload) {
        return new GatewayEvent.ToolEnded(session, text(payload, "tool_id").orElse(""),
                text(payload, "name").orElse(""), written(payload, "args").orElse(""), result(payload),
                text(payload, "inline_diff").map(ToolReading::diff).orElse(""),
                todos(payload),
                seconds(payload, "duration_s"));
    }

    /// What runs behind a tool that only passes calls on is told in words of its own.
    private static String about(JsonNode payload) {
        var labels = payload.path("labels").valueStream().flatMap(label -> said(label, "text").stream()).toList();
        return labels.isEmpty()
                ? said(payload, "context").or(() -> said(payload, "preview")).orElse("")
                : PlainWords.oneLine(String.join(", ", labels));
    }

    /// The list of tasks; empty where there is none, or nothing is on it.
    static String todos(JsonNode holder) {
        var todos = holder.path("todos");
        return todos.isArray() && !todos.isEmpty() ? todos.toString() : "";
    }

    private static String result(JsonNode payload) {
        return written(payload, "result").or(() -> text(payload, "result_text"))
                .or(() -> said(payload, "error")).or(() -> text(payload, "summary")).orElse("");
    }

    /// As it would be on paper: a terminal's colours and heading are not part of it.
    private static String diff(String inline) {
        return DIFF_HEADING.matcher(PlainWords.uncoloured(inline)).replaceFirst("");
    }
}
