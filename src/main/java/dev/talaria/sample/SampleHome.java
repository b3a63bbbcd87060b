package dev.talaria.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Makes the home that people see who have no Hermes yet.
public final class SampleHome {
    static final List<String> PROFILES = List.of("default", "legal", "ops", "research", "writer");

    /// Changes whenever the stories do, so that an older sample is made again.
    private static final String VERSION = "1";
    private static final String MARK = ".talaria-sample";

    private SampleHome() {}

    /// The sample home in this folder, made if it is not there yet, or from another version, or incomplete. A folder that we
    /// did not make is left as it is and served as it is.
    public static Path make(Path folder) {
        return make(folder, Instant.now());
    }

    static Path make(Path folder, Instant now) {
        try {
            if (isWhole(folder) || !isOurs(folder)) {
                return folder;
            }
            var parent = folder.toAbsolutePath().getParent();
            var made = Files.createTempDirectory(Files.createDirectories(parent == null ? folder : parent),
                    "sample-home-");
            write(made, now);
            delete(folder);
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path home, Instant now) throws IOException {
        for (var name : PROFILES) {
            var profile = SampleProfile.read(name);
            var own = name.equals("default") ? home : Files.createDirectories(home.resolve("profiles").resolve(name));
            profile.writeFiles(own);
            try (var file = new StateFile(own.resolve("state.db"))) {
                new StoryWriter(file, now).write(profile);
            }
        }
        Files.writeString(home.resolve(MARK), VERSION);
    }

    private static boolean isWhole(Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        return Files.isRegularFile(mark) && Files.readString(mark).equals(VERSION)
                && PROFILES.stream().allMatch(name -> Files.isRegularFile(stateDb(folder, name)));
    }

    private static Path stateDb(Path home, String name) {
        var own = name.equals("default") ? home : home.resolve("profiles").resolve(name);
        return own.resolve("state.db");
    }

    /// Whether nothing of anybody else's would be lost.
    private static boolean isOurs(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
