package dev.talaria.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.talaria.profiles.SafeYaml.InvalidYaml;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;

/// The manner in which a profile's agent speaks, as its `config.yaml` says.
@Component
public class Personalities {
    private static final int LARGEST_BYTES = 512 * 1024;
    private static final int LONGEST_NAME = 40;
    private static final Set<String> NONE = Set.of("", "none", "default", "neutral");

    private final Profiles profiles;

    Personalities(Profiles profiles) {
        this.profiles = profiles;
    }

    /// Its name; nothing where there is none, or none that can be read. Reads a file: not for the thread of a screen.
    public Optional<String> of(Member actor, ProfileName profile) {
        return profiles.find(actor, profile)
                .flatMap(found -> text(found.home().resolve("config.yaml")))
                .flatMap(Personalities::named)
                .filter(name -> !NONE.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var bytes = Files.newInputStream(file)) {
            return Optional.of(new String(bytes.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> named(String yaml) {
        try {
            return SafeYaml.load(yaml, LARGEST_BYTES) instanceof Map<?, ?> entries
                    && entries.get("display") instanceof Map<?, ?> display
                    && display.get("personality") instanceof String name
                            ? Optional.of(PlainText.line(name, LONGEST_NAME))
                            : Optional.empty();
        } catch (InvalidYaml _) {
            return Optional.empty();
        }
    }
}
