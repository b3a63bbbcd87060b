package dev.talaria.profiles;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.talaria.profiles.ProfileList.Skipped;
import dev.talaria.shared.ProfileName;

/// Looks which folders of a home are profiles. Asks the file system for names and attributes only: nothing is opened or made.
final class ProfileFolders {
    private static final List<String> IDENTITY = List.of("config.yaml", ".env", "SOUL.md", "profile.yaml", "auth.json",
            "state.db");
    private static final int MOST_FOLDERS = 2_000;

    private final Path root;
    private final Path folder;
    private final List<Found> found = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private ProfileFolders(Path root) {
        this.root = root;
        this.folder = root.resolve("profiles");
    }

    /// What is there now; `default` always is, and comes first.
    static ProfileFolders in(Path root) {
        var folders = new ProfileFolders(root);
        folders.found.add(new Found(ProfileName.DEFAULT, root));
        folders.look();
        folders.found.sort((one, other) -> one.name().compareTo(other.name()));
        return folders;
    }

    List<Found> found() {
        return found;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    private void look() {
        if (!Files.isDirectory(root)) {
            skip(root.toString(), "This Hermes home is not there any more.");
        } else if (!canBeEntered(root)) {
            skip(root.toString(), "This Hermes home cannot be read by the user that Talaria runs as.");
        } else if (Files.isDirectory(folder)) {
            lookInside();
        }
    }

    private void lookInside() {
        if (!canBeEntered(folder) || leadsOut(folder)) {
            skip("profiles", "The folder of the profiles cannot be read, or is a link that leads out of the home.");
            return;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            var names = new ArrayList<String>();
            for (var entry : entries) {
                if (names.size() == MOST_FOLDERS) {
                    skip("profiles", "There are more than " + MOST_FOLDERS + " entries; the rest is not shown.");
                    break;
                }
                names.add(String.valueOf(entry.getFileName()));
            }
            names.stream().sorted().forEach(this::judge);
        } catch (IOException | DirectoryIteratorException failure) {
            skip("profiles", "The folder of the profiles could not be listed.");
        }
    }

    private void judge(String name) {
        var home = folder.resolve(name);
        var hidden = name.startsWith(".");
        if (hidden || (!Files.isDirectory(home) && !Files.isSymbolicLink(home))) {
            return;
        }
        var profile = ProfileName.parse(name);
        if (profile.isEmpty()) {
            skip(name, "Hermes gives no profile such a name: small letters, digits, - and _ only, at most 64.");
        } else if (profile.get().isDefault()) {
            skip(name, "The profile called default is the home itself, not a folder in it.");
        } else if (Files.isSymbolicLink(home) && !isOwnFolder(home)) {
            skip(name, "A link that leads out of the home, to nothing, or to another profile.");
        } else if (!canBeEntered(home)) {
            skip(name, "This folder cannot be read by the user that Talaria runs as.");
        } else if (Files.exists(folder.resolve(".deleted").resolve(name))) {
            skip(name, "Hermes deleted this profile; its folder came back or was left over.");
        } else if (IDENTITY.stream().noneMatch(file -> Files.exists(home.resolve(file)))) {
            skip(name,
                    "Nothing in this folder says that it is a profile: no config.yaml, SOUL.md or state.db, for instance.");
        } else {
            found.add(new Found(profile.get(), home));
        }
    }

    /// Whether a link stays in the home and does not show another profile a second time.
    private boolean isOwnFolder(Path link) {
        try {
            var target = link.toRealPath();
            var realRoot = root.toRealPath();
            return target.startsWith(realRoot) && !target.equals(realRoot)
                    && !folder.toRealPath().equals(target.getParent());
        } catch (IOException _) {
            return false;
        }
    }

    private boolean leadsOut(Path path) {
        try {
            return !path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean canBeEntered(Path path) {
        return Files.isReadable(path) && Files.isExecutable(path);
    }

    private void skip(String name, String reason) {
        skipped.add(new Skipped(PlainText.line(name, 120), reason));
    }

    /// A folder that is a profile.
    record Found(ProfileName name, Path home) {}
}
