package dev.talaria.team;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the bytes of attachments lie until they are sent: files that only our own account can read, under names that tell
/// nothing.
final class AttachmentFolder {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentFolder.class);
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final DataFolder data;

    AttachmentFolder(DataFolder data) {
        this.data = data;
    }

    /// @return the name to ask for it by
    String keep(byte[] content) {
        var name = UUID.randomUUID().toString();
        var file = path().resolve(name);
        try {
            Files.createDirectories(path(), only("rwx------"));
            try (var channel = Files.newByteChannel(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            return name;
        } catch (IOException failure) {
            forget(name);
            throw new UncheckedIOException(failure);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(path().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(path().resolve(name));
        } catch (IOException failure) {
            LOG.warn("An attachment's file could not be deleted; the next sweep tries again", failure);
        }
    }

    /// Forgets the old files that nobody knows: we stopped between writing one and saying so.
    void forgetOthers(Set<String> known, Instant before) {
        try (var files = Files.newDirectoryStream(path(),
                file -> !known.contains(file.getFileName().toString())
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            LOG.debug("Nothing was attached yet");
        } catch (IOException failure) {
            LOG.warn("Old attachments could not be looked through", failure);
        }
    }

    private Path path() {
        return data.path().resolve("attachments");
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString(permissions)) }
                : new FileAttribute<?>[0];
    }
}
