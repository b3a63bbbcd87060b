package dev.talaria.sessions.statedb;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

import com.sun.security.auth.module.UnixSystem;

/// Judges a state.db by its attributes alone, before SQLite may open it. It never opens the file: closing any second
/// handle to it in this process would cancel SQLite's locks.
final class FileGuard {
    private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path file;
    private final OptionalLong ourUid;

    FileGuard(Path file) {
        this(file, UNIX ? OptionalLong.of(new UnixSystem().getUid()) : OptionalLong.empty());
    }

    FileGuard(Path file, OptionalLong ourUid) {
        this.file = file;
        this.ourUid = ourUid;
    }

    /// Which file the path names right now.
    ///
    /// @throws UnreadableStateDb where it must not be opened
    Identity admit() {
        var attributes = attributes();
        if (Boolean.TRUE.equals(attributes.get("isSymbolicLink"))) {
            throw new UnreadableStateDb("state.db is a symbolic link, and those are not followed");
        }
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            throw new UnreadableStateDb("state.db is not a file");
        }
        refuseOtherOwners(attributes);
        if (attributes.get("size") instanceof Long size && size == 0) {
            throw new UnreadableStateDb("state.db is empty (0 bytes)");
        }
        return new Identity(String.valueOf(attributes.get(UNIX ? "dev" : "creationTime")),
                String.valueOf(attributes.get(UNIX ? "ino" : "fileKey")));
    }

    /// Root is refused too: its side files would be anybody's but the owner's, and those that exist now may be gone by the time
    /// we open.
    private void refuseOtherOwners(Map<String, Object> attributes) {
        if (ourUid.isPresent() && attributes.get("uid") instanceof Integer owner
                && Integer.toUnsignedLong(owner) != ourUid.getAsLong()) {
            throw new UnreadableStateDb("state.db belongs to another account (uid " + Integer.toUnsignedLong(owner)
                    + "), which the files that reading leaves beside it could lock out. Run Talaria as that account");
        }
    }

    private Map<String, Object> attributes() {
        try {
            return Files.readAttributes(file, UNIX ? "unix:*" : "*", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            if (Files.isDirectory(file.toAbsolutePath().resolveSibling("."))) {
                throw new MissingStateDb();
            }
            throw new UnreadableStateDb("its folder is gone");
        } catch (AccessDeniedException denied) {
            throw new UnreadableStateDb("Talaria's account may not look into its folder", denied);
        } catch (IOException failure) {
            throw new UnreadableStateDb("the file system does not answer for state.db", failure);
        }
    }

    StateDb.Trace trace() {
        return new StateDb.Trace(size(""), size("-wal"), Math.max(written(""), written("-wal")));
    }

    private long written(String suffix) {
        try {
            return Files.getLastModifiedTime(beside(suffix)).toMillis();
        } catch (IOException _) {
            return 0;
        }
    }

    long bytes() {
        return size("") + size("-wal") + size("-shm");
    }

    private long size(String suffix) {
        try {
            return Files.size(beside(suffix));
        } catch (IOException _) {
            return 0;
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /// A file as the file system knows it, whatever its name.
    record Identity(String device, String inode) {}
}
