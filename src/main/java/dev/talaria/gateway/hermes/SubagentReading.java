package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.seconds;
import static dev.talaria.gateway.hermes.JsonFields.whole;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.gateway.Subagent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads how far a subagent has got.
final class SubagentReading {
    /// A face and a word, which mean nothing.
    private static final Pattern SPINNER = Pattern.compile("\\S+ \\S+\\.\\.\\.");

    private SubagentReading() {}

    /// @param step the event's type without `subagent.`
    static Subagent subagent(String step, JsonNode payload) {
        return new Subagent(said(payload, "subagent_id").orElseGet(() -> "task-" + whole(payload, "task_index")),
                said(payload, "parent_id"), said(payload, "goal").orElse(""),
                said(payload, "status").orElseGet(() -> status(step)), said(payload, "model"),
                (int) whole(payload, "tool_count"), latest(step, payload), said(payload, "summary"),
                seconds(payload, "duration_seconds"), said(payload, "child_session_id").flatMap(StoredId::parse));
    }

    private static String status(String step) {
        return switch (step) {
            case "spawn_requested" -> "queued";
            case "complete" -> "completed";
            default -> "running";
        };
    }

    private static Optional<String> latest(String step, JsonNode payload) {
        return switch (step) {
            case "tool" -> said(payload, "tool_name")
                    .map(name -> said(payload, "tool_preview").map(preview -> name + ": " + preview).orElse(name))
                    .or(() -> said(payload, "text"));
            case "thinking", "progress" -> said(payload, "text").filter(text -> !SPINNER.matcher(text).matches());
            default -> Optional.empty();
        };
    }
}
