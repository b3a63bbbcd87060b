package dev.talaria.shell.ui;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Draws a section as the browser does: from what it was told at first, and from what has changed since.
final class SectionsOnScreen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SectionsOnScreen() {}

    /// @param told whole sections and patches, oldest first
    static JsonNode drawn(List<String> told) {
        JsonNode section = JSON.createObjectNode();
        for (var word : told) {
            var json = JSON.readTree(word);
            section = json.has("runs") ? patched(section, json) : json;
        }
        return section;
    }

    private static JsonNode patched(JsonNode section, JsonNode patch) {
        var pool = new ArrayList<JsonNode>();
        section.path("rows").forEach(pool::add);
        patch.path("fresh").forEach(pool::add);
        var now = (ObjectNode) (patch.path("head").isNull() ? section : patch.path("head")).deepCopy();
        var rows = now.putArray("rows");
        patch.path("runs").forEach(run -> pool.subList(run.get(0).asInt(), run.get(0).asInt() + run.get(1).asInt())
                .forEach(rows::add));
        return now;
    }
}
