package dev.talaria.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.talaria.fake.ScriptedHermes;
import tools.jackson.databind.json.JsonMapper;

/// What an agent does in a turn, event by event, so that a browser can look at it.
final class PlayedScenes {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> events = new ArrayList<>();

    /// Lets a prompt play it: `[play name]`.
    void as(String name, ScriptedHermes hermes) {
        hermes.behaviour().scenes.put(name, List.copyOf(events));
    }

    PlayedScenes event(String type, Map<String, Object> payload) {
        return after(0, type, payload);
    }

    /// @param pause before it, in milliseconds
    PlayedScenes after(long pause, String type, Map<String, Object> payload) {
        events.add(JSON.writeValueAsString(Map.of("type", type, "payload", payload, "pause", pause)));
        return this;
    }

    PlayedScenes think(String text) {
        return event("reasoning.delta", Map.of("text", text));
    }

    /// As a model writes: a few letters at a time.
    PlayedScenes say(String text, int letters, long pause) {
        for (var at = 0; at < text.length(); at += letters) {
            after(pause, "message.delta", Map.of("text", text.substring(at, Math.min(text.length(), at + letters))));
        }
        return this;
    }

    PlayedScenes call(String id, String name, String context, Map<String, Object> result) {
        return starts(id, name, context).event("tool.complete",
                Map.of("tool_id", id, "name", name, "duration_s", 0.1, "result", result));
    }

    PlayedScenes starts(String id, String name, String context) {
        return event("tool.start", Map.of("tool_id", id, "name", name, "context", context));
    }

    PlayedScenes asksApproval(String command, String why) {
        return event("approval.request", Map.of("command", command, "description", why));
    }
}
