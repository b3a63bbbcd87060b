package dev.talaria.sessions.tools;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads JSON that models and tools wrote: nothing in it can be relied on.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /// The value, or a missing one where the text is not JSON.
    public static JsonNode read(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /// As much as can be read of JSON whose end may have been cut off.
    public static JsonNode readEvenCut(String text) {
        var whole = read(text);
        return whole.isMissingNode() && looksLikeJson(text) ? read(CutJson.closed(text)) : whole;
    }

    /// What a value says: a text as it is, nothing for null, all else as JSON.
    public static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isNull() || value.isMissingNode() ? "" : value.toString();
    }

    public static String text(JsonNode object, String... names) {
        for (var name : names) {
            var text = text(object.path(name));
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /// As a person would lay it out.
    public static String pretty(JsonNode value) {
        return value.isContainer() ? value.toPrettyString() : text(value);
    }

    public static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static boolean looksLikeJson(String text) {
        var start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
