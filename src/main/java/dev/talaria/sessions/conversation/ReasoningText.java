package dev.talaria.sessions.conversation;

import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.tools.Controls;
import dev.talaria.sessions.tools.Json;

/// What the agent thought: plain text, or a provider's JSON with texts in it.
final class ReasoningText {
    private ReasoningText() {}

    static String of(String stored) {
        var details = stored.stripLeading().startsWith("[") ? Json.readEvenCut(stored) : Json.read("");
        var text = details.isArray() && details.valueStream().allMatch(JsonNode::isObject)
                ? details.valueStream()
                        .map(detail -> Json.text(detail, "text", "summary"))
                        .filter(said -> !said.isBlank())
                        .collect(Collectors.joining("\n\n"))
                : stored;
        return Controls.without(text).strip();
    }
}
