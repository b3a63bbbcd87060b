package dev.talaria.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds the Hermes home by the rules that Hermes itself follows: a setting, `HERMES_HOME`, the platform's default.
///
/// @param variables of the environment
public record HomeSearch(Map<String, String> variables, Path userHome, boolean windows) {
    public static HomeSearch here() {
        return new HomeSearch(System.getenv(), homeOfUser(), onWindows());
    }

    /// What `~` means to the other programs of this user: `HOME` where it is set, which Java itself does not heed.
    public static Path homeOfUser() {
        var variable = System.getenv().getOrDefault("HOME", "");
        var heeded = !onWindows() && variable.startsWith("/");
        return Path.of(heeded ? variable : System.getProperty("user.home", ""));
    }

    private static boolean onWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /// Nothing where neither setting nor variable names a home and the default is not there. A named home need not exist.
    ///
    /// @param setting blank for none
    /// @throws InvalidPathException where the text cannot be a path at all
    public Optional<Home> find(String setting) {
        if (!setting.isBlank()) {
            return Optional.of(new Home(rootOf(path(setting)), Home.Origin.SETTING));
        }
        var variable = variable("HERMES_HOME");
        if (variable.isPresent()) {
            return Optional.of(new Home(rootOf(path(variable.get())), Home.Origin.ENVIRONMENT));
        }
        return Optional.of(platformDefault())
                .filter(home -> Files.isDirectory(home))
                .map(home -> new Home(home, Home.Origin.PLATFORM));
    }

    /// The Hermes home that the folder lies in, by the look of the folders around it.
    public static Optional<Path> around(Path folder) {
        for (var around = folder; around != null; around = around.getParent()) {
            if (Files.exists(around.resolve("state.db")) && Files.exists(around.resolve("config.yaml"))) {
                return Optional.of(around);
            }
        }
        return Optional.empty();
    }

    /// The home that holds this one: itself, unless it is the home of a named profile.
    private Path rootOf(Path home) {
        var platform = platformDefault();
        if (real(home).startsWith(real(platform))) {
            return platform;
        }
        var parent = home.getParent();
        var grandparent = parent == null ? null : parent.getParent();
        return parent != null && grandparent != null && parent.endsWith("profiles") ? grandparent : home;
    }

    private Path platformDefault() {
        var suffix = variable("HERMES_DATA_DIR_SUFFIX").orElse("");
        if (!windows) {
            return userHome.resolve(".hermes" + suffix).toAbsolutePath().normalize();
        }
        var local = variable("LOCALAPPDATA").map(Path::of).orElse(userHome.resolve("AppData").resolve("Local"));
        return local.resolve("hermes" + suffix).toAbsolutePath().normalize();
    }

    private Path path(String text) {
        var stripped = text.strip();
        var underUserHome = stripped.equals("~") || stripped.startsWith("~/");
        var path = underUserHome
                ? userHome.resolve(stripped.substring(Math.min(2, stripped.length())))
                : Path.of(stripped);
        return path.toAbsolutePath().normalize();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path;
        }
    }
}
