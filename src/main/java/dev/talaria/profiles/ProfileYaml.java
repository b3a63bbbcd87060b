package dev.talaria.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/// What `profile.yaml` says about a profile. Read again only when the file's attributes changed; whatever is in it, reading
/// it never fails.
final class ProfileYaml {
    private static final int LARGEST_BYTES = 64 * 1024;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 500;

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    About of(Path home) {
        var file = home.resolve("profile.yaml");
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var now = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            var before = seen.get(file);
            if (before != null && before.stamp().equals(now)) {
                return before.about();
            }
            var about = read(file, attributes);
            seen.put(file, new Seen(now, about));
            return about;
        } catch (NoSuchFileException _) {
            seen.remove(file);
            return About.NOTHING;
        } catch (IOException _) {
            seen.remove(file);
            return About.unreadable("It cannot be read, so the profile is shown by its name.");
        }
    }

    private static About read(Path file, BasicFileAttributes attributes) throws IOException {
        // a pipe would keep us waiting for ever
        if (!attributes.isRegularFile()) {
            return About.unreadable("It is not a file, so the profile is shown by its name.");
        }
        if (attributes.size() > LARGEST_BYTES) {
            return About.unreadable("It is too large to be read, so the profile is shown by its name.");
        }
        try (var bytes = Files.newInputStream(file)) {
            return parse(new String(bytes.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8));
        }
    }

    private static About parse(String yaml) {
        try {
            return switch (SafeYaml.load(yaml, LARGEST_BYTES)) {
                case null -> About.NOTHING;
                case Map<?, ?> entries -> new About(text(entries.get("display_name"), LONGEST_NAME),
                        text(entries.get("description"), LONGEST_DESCRIPTION), Optional.empty());
                default -> About.unreadable("It holds no entries, so the profile is shown by its name.");
            };
        } catch (SafeYaml.InvalidYaml _) {
            return About.unreadable("It is not valid YAML, so the profile is shown by its name.");
        }
    }

    private static String text(@Nullable Object value, int longest) {
        return value instanceof String || value instanceof Number ? PlainText.line(value.toString(), longest) : "";
    }

    /// @param remark what is wrong with the file, as a sentence
    record About(String displayName, String description, Optional<String> remark) {
        static final About NOTHING = new About("", "", Optional.empty());

        static About unreadable(String remark) {
            return new About("", "", Optional.of(remark));
        }
    }

    private record Seen(Stamp stamp, About about) {}

    private record Stamp(long size, FileTime changed, @Nullable Object key) {}
}
