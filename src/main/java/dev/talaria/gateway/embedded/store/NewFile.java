package dev.talaria.gateway.embedded.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.talaria.shared.StateSchema;

/// Makes a `state.db` where there is none: whole at once, and never over one that came in between.
final class NewFile {
    private NewFile() {}

    static void make(Path file) {
        try {
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".state-", ".new");
            try {
                Files.delete(draft);
                write(draft);
                publish(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw new StoreFailure("The profile's state.db could not be made: its folder is read-only for Talaria's"
                    + " account, or the disk is full.", failure);
        }
    }

    private static void write(Path draft) throws IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + draft);
                var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            connection.setAutoCommit(false);
            for (var definition : StateSchema.statements()) {
                statement.execute(definition);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw StoreFailure.of(failure);
        }
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            // unlike a move, a link never replaces what is there
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (UnsupportedOperationException _) {
            Files.move(draft, file);
        }
    }
}
