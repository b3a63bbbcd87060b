package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The chunks of one streamed answer, each with the names and numbers that belong to it: servers leave out those of the chunk,
/// give their calls no ids or no numbers, or the same number to all.
final class Chunks {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DATA = "data:";

    /// The ids of the calls so far, in their order.
    private final List<String> calls = new ArrayList<>();

    /// @param line of a stream of events; one that is no chunk stays as it is
    String mended(String line) {
        if (!line.startsWith(DATA)) {
            return line;
        }
        try {
            return JSON.readTree(line.substring(DATA.length())) instanceof ObjectNode chunk && chunk.has("choices")
                    ? DATA + " " + mended(chunk)
                    : line;
        } catch (JacksonException _) {
            return line;
        }
    }

    private ObjectNode mended(ObjectNode chunk) {
        fill(chunk, "id", "chunk");
        fill(chunk, "object", "chat.completion.chunk");
        fill(chunk, "model", "");
        if (!chunk.path("created").isNumber()) {
            chunk.put("created", 0);
        }
        var number = 0;
        for (var choice : chunk.path("choices")) {
            if (choice instanceof ObjectNode found) {
                mend(found, number++);
            }
        }
        return chunk;
    }

    private void mend(ObjectNode choice, int number) {
        if (!choice.path("index").isNumber()) {
            choice.put("index", number);
        }
        if (!choice.path("delta").isObject()) {
            choice.putObject("delta");
        }
        for (var call : choice.path("delta").path("tool_calls")) {
            if (call instanceof ObjectNode found) {
                number(found);
            }
        }
    }

    /// Gives each call the number of its id, and an id to one that has none.
    private void number(ObjectNode call) {
        var said = call.path("index").isNumber() ? call.path("index").asInt() : -1;
        var id = text(call.path("id"));
        var isNamed = !text(call.path("function").path("name")).isEmpty();
        var known = calls.indexOf(id);
        if (id.isEmpty() && said >= 0 && said < calls.size()) {
            piece(call, said);
        } else if (!id.isEmpty() && known >= 0) {
            piece(call, known);
        } else if (isNamed || calls.isEmpty()) {
            calls.add(id.isEmpty() ? "call_" + UUID.randomUUID() : id);
            call.put("index", calls.size() - 1).put("id", calls.getLast()).put("type", "function");
        } else {
            piece(call, calls.size() - 1);
        }
        if (call.path("function").path("arguments").isObject() && call.get("function") instanceof ObjectNode function) {
            function.put("arguments", function.get("arguments").toString());
        }
    }

    /// One of the further pieces of a call, which has its id already.
    private static void piece(ObjectNode call, int number) {
        call.put("index", number).remove("id");
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asString("");
    }

    private static void fill(ObjectNode object, String name, String value) {
        if (!object.path(name).isString()) {
            object.put(name, value);
        }
    }
}
