package dev.talaria.gateway.embedded;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Keeps the model's list of tasks before everybody's eyes.
final class TodoTool implements Tool {
    private static final int MOST = 50;

    @Override
    public String name() {
        return "todo";
    }

    @Override
    public String meaning() {
        return "Shows the list of tasks to the person. Send the whole list each time.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["todos"], "properties": {"todos": {"type": "array", "items": {
                "type": "object", "required": ["content", "status"], "properties": {
                "content": {"type": "string"},
                "status": {"type": "string", "enum": ["pending", "in_progress", "completed", "cancelled"]}}}}}}""";
    }

    @Override
    public String context(JsonNode arguments) {
        return arguments.path("todos").size() + " tasks";
    }

    @Override
    public CallResult use(JsonNode arguments, Approvals approvals) {
        var todos = arguments.path("todos");
        if (!todos.isArray() || todos.size() > MOST) {
            throw new ToolRefusal("todos has to be a list of at most " + MOST + " tasks");
        }
        return new CallResult(PlannedCall.json(Map.of("todos", todos)), "", todos.toString());
    }
}
