package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Names and values: how a result of unknown shape reads best.
final class Facts {
    private static final int MOST = 20;
    private static final int LONGEST_VALUE = 300;

    private Facts() {}

    /// The arguments, and the result as names and values, else as JSON or text.
    static Bodies bodies(Reading reading) {
        var bodies = new Bodies(reading);
        bodies.argument("json", "Arguments", reading.arguments().isContainer() && !reading.arguments().isEmpty()
                ? reading.arguments().toPrettyString()
                : blankIfEmpty(reading.use().arguments()));
        var result = reading.result();
        if (isFlat(result)) {
            bodies.rows("facts", "Result", rows(result));
        } else if (result.isContainer()) {
            bodies.result("json", "Result", result.toPrettyString());
        } else {
            bodies.printed("Result");
        }
        return bodies.pictures();
    }

    private static String blankIfEmpty(String arguments) {
        return arguments.strip().equals("{}") ? "" : arguments;
    }

    private static boolean isFlat(JsonNode result) {
        return result.isObject()
                && result.size() <= MOST
                && result.valueStream()
                        .allMatch(value -> Json.text(value).length() <= LONGEST_VALUE && !isNested(value));
    }

    private static boolean isNested(JsonNode value) {
        return value.isObject() || (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer));
    }

    private static List<Map<String, String>> rows(JsonNode object) {
        return object.propertyStream()
                .filter(property -> !Json.text(property.getValue()).isBlank())
                .map(property -> Map.of("name", Controls.withoutColours(property.getKey()), "value",
                        value(property.getValue())))
                .toList();
    }

    private static String value(JsonNode value) {
        var text = value.isArray() ? String.join(", ", value.valueStream().map(Json::text).toList()) : Json.text(value);
        return Controls.withoutColours(text);
    }
}
