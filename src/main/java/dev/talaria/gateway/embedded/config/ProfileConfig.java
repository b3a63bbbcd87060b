package dev.talaria.gateway.embedded.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import dev.talaria.gateway.DotEnv;

/// A profile's configuration as it is right now: read again whenever its files change.
public final class ProfileConfig {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileConfig.class);
    private static final long LARGEST = 1_000_000;
    private static final int LONGEST_SOUL = 20_000;

    private final Path home;
    private volatile @Nullable Known known;

    public ProfileConfig(Path home) {
        this.home = home;
    }

    /// @param trace tells whether the files have changed
    private record Known(String trace, ModelChoice choice, Map<String, String> personalities) {}

    public ModelChoice model() {
        return now().choice();
    }

    /// What each personality tells the model, by name.
    public Map<String, String> personalities() {
        return now().personalities();
    }

    /// Who the agent is; empty where nothing says so.
    public String soul() {
        var text = text(home.resolve("SOUL.md"));
        return text.length() > LONGEST_SOUL ? text.substring(0, LONGEST_SOUL) : text;
    }

    private Known now() {
        var trace = trace("config.yaml") + trace(".env");
        var before = known;
        if (before != null && before.trace().equals(trace)) {
            return before;
        }
        var read = read(trace);
        known = read;
        return read;
    }

    private Known read(String trace) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            var config = ModelSection.mapping(yaml.<@Nullable Object>load(text(home.resolve("config.yaml"))));
            var env = DotEnv.parse(text(home.resolve(".env")));
            return new Known(trace, new ModelSection(config, env).choice(), personalities(config));
        } catch (YAMLException _) {
            // its message would quote the line, and lines hold keys
            LOG.warn("{} is no YAML", home.resolve("config.yaml"));
            return new Known(trace, new ModelChoice.None("The profile's config.yaml is no YAML."), Map.of());
        }
    }

    private static Map<String, String> personalities(Map<String, Object> config) {
        var all = new TreeMap<String, String>();
        var agent = ModelSection.mapping(config.get("agent"));
        for (var place : new Object[]{agent.get("personalities"), config.get("personalities") }) {
            ModelSection.mapping(place).forEach((name, value) -> all.put(name, value instanceof String text
                    ? text
                    : String.valueOf(ModelSection.mapping(value).getOrDefault("system_prompt", ""))));
        }
        return Map.copyOf(all);
    }

    private String trace(String name) {
        try {
            var attributes = Files.readAttributes(home.resolve(name), BasicFileAttributes.class);
            return name + attributes.lastModifiedTime() + attributes.size() + attributes.fileKey();
        } catch (IOException _) {
            return name + " is absent";
        }
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < LARGEST ? Files.readString(file) : "";
        } catch (IOException failure) {
            LOG.warn("{} could not be read: {}", file, failure.getClass().getSimpleName());
            return "";
        }
    }

    /// The endpoint where there is one.
    public Optional<Endpoint> endpoint() {
        return model() instanceof ModelChoice.Callable(var endpoint) ? Optional.of(endpoint) : Optional.empty();
    }
}
