package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.talaria.gateway.Completion;

/// Completes what follows an `@` with what lies in a folder; never with what lies outside of it.
final class References {
    private static final int MOST = 30;
    private static final int MOST_LOOKED_AT = 2_000;

    private References() {}

    static List<Completion> completing(String folder, String word) {
        var typed = word.replaceFirst("^@?(?:file:|folder:)?", "");
        var cut = typed.lastIndexOf('/') + 1;
        try {
            var root = Path.of(folder).toRealPath();
            var within = root.resolve(typed.substring(0, cut)).normalize();
            if (!Files.isDirectory(within) || !within.toRealPath().startsWith(root)) {
                return List.of();
            }
            return entries(within, typed.substring(cut).toLowerCase(Locale.ROOT)).stream()
                    .map(entry -> completion(typed.substring(0, cut), entry))
                    .toList();
        } catch (IOException | InvalidPathException | DirectoryIteratorException _) {
            return List.of();
        }
    }

    private static List<Path> entries(Path folder, String beginning) throws IOException {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            var looked = 0;
            for (var entry : entries) {
                var name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                if (name.startsWith(beginning) && (!name.startsWith(".") || beginning.startsWith("."))
                        && !Secrets.isOne(name)) {
                    found.add(entry);
                }
                looked++;
                if (looked == MOST_LOOKED_AT) {
                    break;
                }
            }
        }
        found.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static Completion completion(String path, Path entry) {
        var isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        var name = entry.getFileName().toString();
        return isFolder
                ? new Completion("@folder:" + path + name, name + "/", "folder")
                : new Completion("@file:" + path + name, name, "file");
    }
}
