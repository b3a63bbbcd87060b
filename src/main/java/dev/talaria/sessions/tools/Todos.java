package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// A list of things to do, in any of the shapes that it is written in.
final class Todos {
    private static final Set<String> STATUSES = Set.of("pending", "in_progress", "completed", "cancelled");
    private static final int LONGEST = 200;

    private Todos() {}

    /// The items with their status; nothing where the value is no such list. An empty list is one.
    static Optional<List<Map<String, String>>> in(JsonNode value) {
        if (value.isString()) {
            var inside = Json.readEvenCut(value.stringValue());
            return inside.isContainer() ? in(inside) : Optional.empty();
        }
        if (value.isObject()) {
            return value.has("todos") ? in(value.path("todos")) : in(value.path("items"));
        }
        return value.isArray() ? items(value) : Optional.empty();
    }

    private static Optional<List<Map<String, String>>> items(JsonNode array) {
        var items = array.valueStream().limit(LONGEST).filter(Todos::isItem).map(Todos::item).toList();
        return items.isEmpty() && !array.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private static boolean isItem(JsonNode value) {
        return !content(value).isBlank();
    }

    private static String content(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.text(value, "content", "text", "title", "task");
    }

    private static Map<String, String> item(JsonNode value) {
        var status = Json.text(value, "status", "state");
        return Map.of("content", Controls.withoutColours(Cut.at(content(value), 1_000)), "status",
                STATUSES.contains(status) ? status : "pending");
    }
}
