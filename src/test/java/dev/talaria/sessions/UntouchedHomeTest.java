package dev.talaria.sessions;

import static dev.talaria.sessions.OpenCatalogue.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.fake.SampleHomes;
import dev.talaria.shared.StoredId;

class UntouchedHomeTest {
    @TempDir
    Path folder;

    /// The files are read here only while nothing has them open: a second handle would cancel SQLite's locks.
    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void lookingLeavesEveryFileAsItWas(SampleHomes sample) throws IOException {
        var home = sample.copyInto(folder);
        Files.createDirectories(home.resolve("profiles/empty"));
        var before = everything(home);

        try (var talaria = new OpenCatalogue(home)) {
            for (var profile : talaria.names(ANNA)) {
                talaria.slice(profile);
                for (var population : Population.values()) {
                    talaria.listed(profile, population, 100).rows().forEach(row -> talaria.catalogue()
                            .find(ANNA, profile, row.tip()));
                }
                talaria.catalogue().find(ANNA, profile, new StoredId("../../etc/passwd"));
            }
            talaria.catalogue().filter(ANNA, talaria.names(ANNA), "garden", 50);
            talaria.catalogue().health(ANNA);
        }

        assertThat(everything(home)).isEqualTo(before).hasSizeGreaterThan(15);
    }

    /// Path to kind, time, rights and content; SQLite's own side files are not ours to judge, nor what they do to the time of
    /// their folder.
    private static Map<String, String> everything(Path home) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(home)) {
            for (var file : files.toList()) {
                var name = home.relativize(file).toString();
                if (!name.endsWith("-shm") && !name.endsWith("-wal")) {
                    found.put(name, Files.isDirectory(file) ? "folder" : description(file));
                }
            }
        }
        return found;
    }

    private static String description(Path file) throws IOException {
        var attributes = Files.readAttributes(file, "unix:mode,uid,ino,size,lastModifiedTime",
                LinkOption.NOFOLLOW_LINKS);
        return new TreeMap<>(attributes) + " " + hash(file);
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
