package dev.talaria.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What git has checked out in a folder, read from its `HEAD`; git itself is never run.
final class GitBranch {
    private static final int MOST_BYTES = 1024;
    private static final String LINK = "gitdir:";
    private static final String BRANCH = "ref: refs/heads/";
    private static final int SHORT_HASH = 8;
    private static final int LONGEST_NAME = 80;

    private GitBranch() {}

    /// @param within nothing outside of these is read, wherever `.git` leads
    static Optional<String> of(Path folder, List<Path> within) {
        try {
            var git = folder.resolve(".git").toRealPath();
            if (Files.isRegularFile(git)) {
                // a work tree beside its repository
                git = allowed(git, within).map(GitBranch::firstLine)
                        .filter(line -> line.startsWith(LINK))
                        .map(line -> folder.resolve(line.substring(LINK.length()).strip()))
                        .orElse(git);
            }
            return allowed(git.resolve("HEAD").toRealPath(), within).map(GitBranch::firstLine)
                    .flatMap(GitBranch::named);
        } catch (IOException | InvalidPathException | SecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<Path> allowed(Path file, List<Path> within) {
        return Optional.of(file).filter(Files::isRegularFile).filter(it -> within.stream().anyMatch(it::startsWith));
    }

    private static String firstLine(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static Optional<String> named(String head) {
        if (head.startsWith(BRANCH)) {
            return Optional.of(PlainText.line(head.substring(BRANCH.length()), LONGEST_NAME))
                    .filter(name -> !name.isBlank());
        }
        return head.matches("[0-9a-f]{40,64}") ? Optional.of(head.substring(0, SHORT_HASH)) : Optional.empty();
    }
}
