package dev.talaria.profiles;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// YAML that somebody else wrote: plain values only, and no more of it than fits.
final class SafeYaml {
    private SafeYaml() {}

    /// @throws InvalidYaml where it is none, or too deep or too large
    static @Nullable Object load(String yaml, int mostCharacters) throws InvalidYaml {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(10);
        options.setCodePointLimit(mostCharacters);
        try {
            return new Yaml(new SafeConstructor(options)).<@Nullable Object>load(yaml);
        } catch (YAMLException | IllegalArgumentException | ClassCastException failure) {
            throw new InvalidYaml(failure);
        }
    }

    static final class InvalidYaml extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidYaml(RuntimeException cause) {
            super(cause);
        }
    }
}
