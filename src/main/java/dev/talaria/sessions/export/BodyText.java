package dev.talaria.sessions.export;

import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.tools.Controls;
import dev.talaria.sessions.tools.Json;

/// What an opened tool row shows, as plain text.
final class BodyText {
    private BodyText() {}

    static String of(ToolCall.Body body) {
        return switch (body.form()) {
            case "todos" -> lines(body, item -> box(Json.text(item, "status")) + " " + Json.text(item, "content"));
            case "hits" -> lines(body, hit -> Json.text(hit, "title") + "\n  " + Json.text(hit, "url") + "\n  "
                    + Json.text(hit, "snippet"));
            case "facts" -> lines(body, fact -> Json.text(fact, "name") + ": " + Json.text(fact, "value"));
            default -> Controls.withoutColours(body.text());
        };
    }

    private static String lines(ToolCall.Body body, Function<JsonNode, String> line) {
        return Json.read(body.text()).valueStream().map(line).collect(Collectors.joining("\n"));
    }

    private static String box(String status) {
        return switch (status) {
            case "completed" -> "[x]";
            case "in_progress" -> "[>]";
            case "cancelled" -> "[-]";
            default -> "[ ]";
        };
    }
}
