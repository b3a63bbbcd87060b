package dev.talaria.gateway.embedded.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.sun.security.auth.module.UnixSystem;

/// Judges a state.db by its attributes alone, before SQLite may write to it. It never opens the file: closing any second
/// handle to it in this process would cancel SQLite's locks.
final class FileGuard {
    private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path file;

    FileGuard(Path file) {
        this.file = file;
    }

    /// Which file the path names right now; nothing where there is none.
    Optional<String> admit() {
        var attributes = attributes();
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        if (Boolean.TRUE.equals(attributes.get("isSymbolicLink"))) {
            throw new StoreFailure("The profile's state.db is a symbolic link, and those are not written to.");
        }
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            throw new StoreFailure("The profile's state.db is not a file.");
        }
        if (attributes.get("size") instanceof Long size && size == 0) {
            throw new StoreFailure("The profile's state.db is empty (0 bytes), and it is left to Hermes to mend it.");
        }
        refuseOtherOwners(attributes);
        return Optional.of(attributes.get(UNIX ? "dev" : "creationTime") + ":"
                + attributes.get(UNIX ? "ino" : "fileKey"));
    }

    private static void refuseOtherOwners(Map<String, Object> attributes) {
        if (UNIX && attributes.get("uid") instanceof Integer owner
                && Integer.toUnsignedLong(owner) != new UnixSystem().getUid()) {
            throw new StoreFailure("The profile's state.db belongs to another account (uid "
                    + Integer.toUnsignedLong(owner) + "), which writing could lock out. Run Talaria as that account.");
        }
    }

    private Map<String, Object> attributes() {
        try {
            return Files.readAttributes(file, UNIX ? "unix:*" : "*", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            if (Files.isDirectory(file.toAbsolutePath().resolveSibling("."))) {
                return Map.of();
            }
            throw new StoreFailure("The profile's folder is gone.");
        } catch (IOException failure) {
            throw new StoreFailure("The file system does not answer for the profile's state.db.", failure);
        }
    }
}
