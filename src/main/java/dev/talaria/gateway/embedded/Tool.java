package dev.talaria.gateway.embedded;

import tools.jackson.databind.JsonNode;

/// Something harmless that a model may use.
interface Tool {
    String name();

    String meaning();

    /// JSON Schema of the arguments.
    String schema();

    /// One line that says what a call is about.
    default String context(JsonNode arguments) {
        return arguments.path("path").asString("");
    }

    CallResult use(JsonNode arguments, Approvals approvals);
}
