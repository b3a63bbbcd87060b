package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// Writes a text file, once somebody has agreed to exactly that change.
final class WriteFileTool implements Tool {
    private static final int LARGEST = 200_000;

    private final WorkFolder folder;

    WriteFileTool(WorkFolder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "write_file";
    }

    @Override
    public String meaning() {
        return "Writes a whole text file below the session's folder. The person is asked first.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["path", "content"], "properties": {
                "path": {"type": "string", "description": "relative to the session's folder"},
                "content": {"type": "string", "description": "the whole new content"}}}""";
    }

    @Override
    public CallResult use(JsonNode arguments, Approvals approvals) {
        var named = arguments.path("path").asString("");
        var content = arguments.path("content").asString("");
        var place = folder.resolve(named);
        if (named.isEmpty() || Files.isDirectory(place) || content.length() > LARGEST) {
            throw new ToolRefusal("A file of at most 200 kB is to be named");
        }
        var exists = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
        var diff = LineDiff.of(folder.relative(place), exists ? ReadFileTool.text(place) : "", content);
        if (!approvals.isGranted("writing files", "write_file " + folder.relative(place) + "\n\n" + diff)) {
            return CallResult.of(PlannedCall.json(Map.of("error",
                    "BLOCKED: the person did not allow it. Do not try again.")));
        }
        // somebody may have put a link there while the question was open
        write(folder.resolve(named), content);
        return new CallResult(PlannedCall.json(Map.of("success", true, "path", folder.relative(place), "diff", diff)),
                diff, "");
    }

    private static void write(Path place, String content) {
        try {
            var parent = place.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (var channel = Files.newByteChannel(place, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS))) {
                var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException _) {
            throw new ToolRefusal("The file could not be written");
        }
    }
}
