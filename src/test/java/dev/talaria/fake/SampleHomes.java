package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.ObjectMapper;

/// Homes that Hermes itself wrote, copied so that a test may do with them what it likes.
public enum SampleHomes {
    /// State schema 15.
    HERMES_0_16("home-0.16"),
    /// State schema 22.
    HERMES_0_19("home-0.19");

    private final String folder;

    SampleHomes(String folder) {
        this.folder = folder;
    }

    /// A fresh copy under the given folder.
    public Path copyInto(Path parent) {
        var source = Path.of("src/test/resources/homes", folder);
        var target = parent.resolve(folder);
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The stored id of one of the stories that each profile holds: `plain`, `tools`, `cjk`, `image`, `long-parent`, `long-tip`,
    /// `branch`, `delegate`, `archived`, `ended`, `empty`, `untitled`, `rewound`, `compacted`, `hostile`.
    public String id(String profile, String story) {
        var json = new ObjectMapper().readTree(Path.of("src/test/resources/homes", folder + ".ids.json"));
        return json.path(profile).path(story).asString();
    }
}
