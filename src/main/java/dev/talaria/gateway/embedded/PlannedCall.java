package dev.talaria.gateway.embedded;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/// A call of a tool that an agent is about to make.
///
/// @param context one line that says what it is about
/// @param arguments JSON
record PlannedCall(String id, String name, String context, String arguments) {
    /// As a model asks for it, and as `tool_calls` holds it.
    Map<String, Object> asMessage() {
        return Map.of("id", id, "type", "function", "function", Map.of("name", name, "arguments", arguments));
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
