package dev.talaria.gateway.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tools of one turn. What goes wrong in one is told to the model, which may do better then.
final class Toolbox {
    static final Toolbox EMPTY = new Toolbox(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);

    private final List<Tool> tools;

    private Toolbox(List<Tool> tools) {
        this.tools = List.copyOf(tools);
    }

    /// @param home the profile's, which is none of the tools' business
    static Toolbox of(Optional<String> folder, Path home) {
        var tools = new ArrayList<Tool>(List.of(new ClockTool(), new TodoTool()));
        folder.flatMap(path -> WorkFolder.at(path, home)).ifPresent(place -> {
            tools.add(new ListFilesTool(place));
            tools.add(new ReadFileTool(place));
            tools.add(new WriteFileTool(place));
        });
        return new Toolbox(tools);
    }

    /// As the model is told of them. It is us who call them.
    List<ToolCallback> callbacks() {
        return tools.stream().<ToolCallback>map(Offered::new).toList();
    }

    private record Offered(Tool tool) implements ToolCallback {
        @Override
        public ToolDefinition getToolDefinition() {
            return ToolDefinition.builder()
                    .name(tool.name())
                    .description(tool.meaning())
                    .inputSchema(tool.schema())
                    .build();
        }

        @Override
        public String call(String arguments) {
            throw new UnsupportedOperationException("A tool is used within a turn");
        }
    }

    /// The call with the line that says what it is about.
    PlannedCall described(PlannedCall call) {
        var context = named(call.name()).map(tool -> tool.context(read(call.arguments()))).orElse("");
        return new PlannedCall(call.id(), call.name(), context, call.arguments());
    }

    CallResult use(PlannedCall call, Approvals approvals) {
        var tool = named(call.name());
        if (tool.isEmpty()) {
            return failure("There is no tool called " + call.name());
        }
        try {
            return tool.get().use(read(call.arguments()), approvals);
        } catch (ToolRefusal refusal) {
            return failure(String.valueOf(refusal.getMessage()));
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            LOG.warn("The tool {} failed", call.name(), failure);
            return failure("The tool failed");
        }
    }

    private Optional<Tool> named(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    private static CallResult failure(String words) {
        return CallResult.of(PlannedCall.json(Map.of("error", words)));
    }

    private static JsonNode read(String arguments) {
        try {
            return JsonMapper.shared().readTree(arguments.isBlank() ? "{}" : arguments);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
