package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that a session works in. Nothing outside of it can be named, whatever `..` or a symbolic link says, and nothing
/// in a Hermes home but its workspace: its files hold keys.
///
/// @param hermes the home of all profiles
record WorkFolder(Path root, Path hermes) {
    private static final String PROFILES = "profiles";

    /// @param home the profile's
    static Optional<WorkFolder> at(String folder, Path home) {
        try {
            var root = Path.of(folder).toRealPath();
            return Files.isDirectory(root) ? Optional.of(new WorkFolder(root, hermes(home))) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Path hermes(Path home) throws IOException {
        var own = home.toRealPath();
        var parent = own.getParent();
        return parent != null && parent.endsWith(PROFILES) && parent.getParent() != null ? parent.getParent() : own;
    }

    private boolean isHermesOwn(Path place) {
        if (!place.startsWith(hermes)) {
            return false;
        }
        var within = hermes.relativize(place);
        var inProfile = within.startsWith(PROFILES) && within.getNameCount() > 2
                ? within.subpath(2, within.getNameCount())
                : within;
        return !inProfile.startsWith("workspace");
    }

    /// The place that a path names, which need not exist.
    Path resolve(String path) {
        try {
            var place = root.resolve(path.isEmpty() ? "." : path).normalize();
            if (!place.startsWith(root) || !existing(place).toRealPath().startsWith(root)) {
                throw new ToolRefusal("The path is outside of the session's folder");
            }
            if (Files.isSymbolicLink(place)) {
                throw new ToolRefusal("Symbolic links are not followed");
            }
            if (isHermesOwn(place)) {
                throw new ToolRefusal("Hermes' own files are not for tools");
            }
            for (var part : root.relativize(place)) {
                if (Secrets.isOne(part.toString()) || part.toString().startsWith("state.db")) {
                    throw new ToolRefusal("This file is not for tools");
                }
            }
            return place;
        } catch (IOException | InvalidPathException _) {
            throw new ToolRefusal("The path cannot be used");
        }
    }

    private static Path existing(Path place) {
        var at = place;
        while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    String relative(Path place) {
        return root.relativize(place).toString();
    }
}
