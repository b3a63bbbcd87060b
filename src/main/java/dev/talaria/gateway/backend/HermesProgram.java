package dev.talaria.gateway.backend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The `hermes` of this machine: where it is, found by looking at files only.
///
/// @param setting a path, `off`, or blank to search
/// @param variables of our own environment
/// @param home the Hermes home that is served; an installation may live in it
record HermesProgram(String setting, Map<String, String> variables, Path userHome, Path home) {
    private static final String OFF = "off";

    HermesProgram {
        setting = setting.strip();
        variables = Map.copyOf(variables);
    }

    /// What came of the search.
    sealed interface Search {
        record Found(Path path) implements Search {}

        /// @param words why, and what helps
        record Absent(String words) implements Search {}
    }

    /// Whether Hermes is to answer: it was found or named, and not switched off. One that was named wrongly must not be replaced by
    /// another agent in silence.
    boolean isWanted() {
        return !isOff() && (!setting.isEmpty() || search() instanceof Search.Found);
    }

    private boolean isOff() {
        return setting.toLowerCase(Locale.ROOT).equals(OFF);
    }

    Search search() {
        if (isOff()) {
            return new Search.Absent("Talaria was told with talaria.hermes=off not to start Hermes.");
        }
        return setting.isEmpty() ? searched() : named();
    }

    private Search named() {
        var path = path(setting);
        return path.filter(HermesProgram::isProgram).<Search>map(Search.Found::new)
                .orElseGet(() -> new Search.Absent("There is no program at " + setting
                        + ", which talaria.hermes names as Hermes. Correct the setting and start Talaria again."));
    }

    private Search searched() {
        return Stream.concat(onPath(), usual())
                .filter(HermesProgram::isProgram)
                .findFirst()
                .<Search>map(Search.Found::new)
                .orElseGet(() -> new Search.Absent(
                        "No hermes was found on the PATH. Install Hermes Agent, or name it with talaria.hermes."));
    }

    private Stream<Path> onPath() {
        return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> path(folder).stream())
                .map(folder -> folder.resolve("hermes"));
    }

    /// Where its installer puts it, which the PATH of a service often lacks.
    private Stream<Path> usual() {
        var installed = Path.of("hermes-agent", "venv", "bin", "hermes");
        return List.of(userHome.resolve(".local/bin/hermes"), home.resolve(installed),
                userHome.resolve(".hermes").resolve(installed), Path.of("/usr/local/bin/hermes"),
                Path.of("/opt/homebrew/bin/hermes")).stream();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private Optional<Path> path(String text) {
        try {
            var written = text.startsWith("~/") ? userHome.resolve(text.substring(2)) : Path.of(text);
            return Optional.of(written.toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
