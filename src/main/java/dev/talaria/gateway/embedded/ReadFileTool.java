package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Reads a text file.
final class ReadFileTool implements Tool {
    private static final long LARGEST = 200_000;

    private final WorkFolder folder;

    ReadFileTool(WorkFolder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "read_file";
    }

    @Override
    public String meaning() {
        return "Reads a text file of at most 200 kB below the session's folder.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["path"], "properties": {"path": {"type": "string",
                "description": "relative to the session's folder"}}}""";
    }

    @Override
    public CallResult use(JsonNode arguments, Approvals approvals) {
        var text = text(folder.resolve(arguments.path("path").asString("")));
        return CallResult.of(PlannedCall.json(Map.of("content", text, "total_lines", text.lines().count())));
    }

    static String text(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ToolRefusal("There is no such file");
            }
            if (Files.size(file) > LARGEST) {
                throw new ToolRefusal("The file is larger than 200 kB");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException _) {
            throw new ToolRefusal("The file is no text");
        } catch (IOException _) {
            throw new ToolRefusal("The file cannot be read");
        }
    }
}
