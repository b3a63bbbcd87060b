package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.tools.Json;

/// Brings the calls of one answer and their results together.
final class CallJoin {
    private final List<Call> calls = new ArrayList<>();
    private final Map<Call, MessageRow> results = new HashMap<>();

    CallJoin(List<MessageRow> rows) {
        rows.forEach(row -> calls.addAll(callsOf(row)));
        rows.stream().filter(row -> row.isFrom("tool"))
                .forEach(row -> match(row).ifPresent(call -> results.put(call, row)));
    }

    List<Call> calls(MessageRow row) {
        return calls.stream().filter(call -> call.row().equals(row)).toList();
    }

    Optional<MessageRow> result(Call call) {
        return Optional.ofNullable(results.get(call));
    }

    /// Whether a result row belongs to a call of this answer.
    boolean isJoined(MessageRow result) {
        return results.containsValue(result);
    }

    /// By id where there is one, else the first open call of that tool, else the first open call.
    private Optional<Call> match(MessageRow row) {
        var id = row.toolCallId();
        if (!id.isEmpty()) {
            return open(row, call -> call.id().equals(id) || call.otherId().equals(id))
                    .or(() -> open(row, call -> call.id().isEmpty() && call.name().equals(row.toolName())));
        }
        return row.toolName().isEmpty() ? open(row, _ -> true) : open(row, call -> call.name().equals(row.toolName()));
    }

    private Optional<Call> open(MessageRow result, Predicate<Call> fits) {
        return calls.stream()
                .filter(call -> call.row().id() < result.id() && !results.containsKey(call))
                .filter(fits)
                .findFirst();
    }

    private static List<Call> callsOf(MessageRow row) {
        if (row.toolCalls().isBlank() || row.isFrom("tool")) {
            return List.of();
        }
        var json = Json.readEvenCut(row.toolCalls());
        if (!json.isArray()) {
            // Better the words that should have been JSON than nothing.
            return List.of(new Call(row, 0, "", "", "tool", row.toolCalls()));
        }
        var calls = new ArrayList<Call>();
        for (var index = 0; index < json.size(); index++) {
            calls.add(call(row, index, json.get(index)));
        }
        return calls;
    }

    private static Call call(MessageRow row, int index, JsonNode json) {
        var function = json.has("function") ? json.path("function") : json;
        return new Call(row, index, Json.text(json, "id"), Json.text(json, "call_id"), Json.text(function, "name"),
                Json.text(function, "arguments", "input", "args"));
    }

    /// @param otherId some providers have two
    record Call(MessageRow row, int index, String id, String otherId, String name, String arguments) {}
}
