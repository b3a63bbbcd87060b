package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Lists what lies in a folder.
final class ListFilesTool implements Tool {
    private static final int MOST = 300;

    private final WorkFolder folder;

    ListFilesTool(WorkFolder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "list_files";
    }

    @Override
    public String meaning() {
        return "Lists the files and folders directly in a folder below the session's own. Folders end with a slash.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "properties": {"path": {"type": "string",
                "description": "relative to the session's folder; empty for that folder itself"}}}""";
    }

    @Override
    public CallResult use(JsonNode arguments, Approvals approvals) {
        var place = folder.resolve(arguments.path("path").asString(""));
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new ToolRefusal("There is no such folder");
        }
        return CallResult.of(PlannedCall.json(Map.of("files", names(place))));
    }

    private static List<String> names(Path place) {
        var names = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(place)) {
            for (var entry : entries) {
                if (names.size() == MOST) {
                    break;
                }
                if (!Secrets.isOne(entry.getFileName().toString())) {
                    names.add(entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            throw new ToolRefusal("The folder cannot be read");
        }
        Collections.sort(names);
        return names;
    }
}
