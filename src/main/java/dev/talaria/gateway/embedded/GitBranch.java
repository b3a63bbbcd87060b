package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Which branch is checked out in a folder.
final class GitBranch {
    private static final String HEAD = "ref: refs/heads/";
    private static final int LONGEST = 1_000;

    private GitBranch() {}

    static Optional<String> of(String folder) {
        try {
            for (var at = Path.of(folder); at != null; at = at.getParent()) {
                var head = at.resolve(".git").resolve("HEAD");
                if (Files.isRegularFile(head) && Files.size(head) < LONGEST) {
                    var text = Files.readString(head).strip();
                    return text.startsWith(HEAD) ? Optional.of(text.substring(HEAD.length())) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
