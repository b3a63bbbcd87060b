package dev.talaria.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.talaria.fake.SampleHomes;
import dev.talaria.sample.SampleHome;

/// The home that the browser tests look at: what Hermes wrote, and beside it a profile without sessions and one whose file is
/// no database. One for all tests, so that the application starts once; a test that writes keeps to a profile of its own.
/// Pictures are taken of the sample home instead.
///
/// @param data where Talaria keeps its own things
record BrowserHome(Path root, Path data) {
    static final SampleHomes WRITTEN_BY = SampleHomes.HERMES_0_19;

    static BrowserHome create() {
        try {
            var folder = Files.createTempDirectory("talaria-browser");
            if (Boolean.getBoolean("screenshots")) {
                return new BrowserHome(SampleHome.make(folder.resolve("home")), folder.resolve("data"));
            }
            var root = WRITTEN_BY.copyInto(folder);
            write(root.resolve("profiles/empty/config.yaml"), "model: example/large\n");
            write(root.resolve("profiles/rehearsal/config.yaml"), "display:\n  compact: false\n");
            write(root.resolve("profiles/scripted/config.yaml"), "display:\n  compact: false\n");
            write(root.resolve("profiles/broken/config.yaml"), "model: example/large\n");
            write(root.resolve("profiles/broken/state.db"), "This is no database. ".repeat(400));
            return new BrowserHome(root, folder.resolve("data"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The stored id of a profile's story, see `SampleHomes`.
    String id(String profile, String story) {
        return WRITTEN_BY.id(profile, story);
    }

    Path stateDb(String profile) {
        return (profile.equals("default") ? root : root.resolve("profiles").resolve(profile)).resolve("state.db");
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
