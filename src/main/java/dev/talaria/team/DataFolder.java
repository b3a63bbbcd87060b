package dev.talaria.team;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Talaria's own folder: its database and, where no Hermes home was found, the sample home.
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// Makes the folder, for its owner alone, if it is not there yet.
    public DataFolder prepared() {
        try {
            if (!Files.isDirectory(path)) {
                make();
            }
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path database() {
        return path.resolve("talaria.db");
    }

    private void make() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownerOnly));
        } else {
            Files.createDirectories(path);
        }
    }
}
