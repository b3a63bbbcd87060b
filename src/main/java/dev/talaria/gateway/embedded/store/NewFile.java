package dev.talaria.gateway.embedded.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.shared.StateSchema;

/// Makes a `state.db` where there is none: whole at once, and never over one that came in between.
final class NewFile {
    private static final Logger LOG = LoggerFactory.getLogger(NewFile.class);

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
            askForLog(statement);
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

    /// As Hermes does it: a file system that cannot share the log's memory keeps the plain journal.
    private static void askForLog(Statement statement) {
        try {
            statement.execute("pragma journal_mode = wal");
        } catch (SQLException failure) {
            LOG.info("The file system of a new state.db takes no write-ahead log: {}", failure.getMessage());
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            // unlike a move, a link never replaces what is there
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (FileSystemException | UnsupportedOperationException _) {
            // a file system without links
            Files.move(draft, file);
        }
    }
}
