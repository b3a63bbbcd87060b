package dev.talaria.gateway.embedded.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/// One profile's `state.db`, with the one connection that writes to it. The connection is kept: one that is opened for every
/// write would, when it closes as the last, take the log away from under its neighbours.
final class StateFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final Path path;
    private final FileGuard guard;
    private @Nullable Opened opened;

    StateFile(Path path) {
        this.path = path;
        this.guard = new FileGuard(path);
    }

    /// @param columns what the file has
    record Db(DSLContext sql, Columns columns) {}

    private record Opened(Connection connection, String identity) {}

    /// Nothing where there is no file: looking makes none.
    <T> Optional<T> read(Function<Db, T> reading) {
        return guard.admit().map(identity -> inTransaction(identity, reading));
    }

    /// Makes the file where there is none.
    <T> T write(Function<Db, T> writing) {
        var identity = guard.admit();
        if (identity.isEmpty()) {
            NewFile.make(path);
            identity = guard.admit();
        }
        return inTransaction(identity.orElseThrow(() -> new StoreFailure("The profile's state.db is gone again.")),
                writing);
    }

    private <T> T inTransaction(String identity, Function<Db, T> work) {
        try {
            var connection = connection(identity);
            try {
                var sql = DSL.using(connection, SQLDialect.SQLITE);
                var result = work.apply(new Db(sql, Columns.of(sql)));
                connection.commit();
                return result;
            } catch (DataAccessException | SQLException | StoreFailure failure) {
                connection.rollback();
                throw failure;
            }
        } catch (DataAccessException | SQLException failure) {
            close();
            LOG.warn("{} was not written", path, failure);
            throw StoreFailure.of(failure);
        }
    }

    /// A file that was replaced is another file.
    private Connection connection(String identity) throws SQLException {
        if (opened == null || !opened.identity().equals(identity)) {
            close();
            opened = new Opened(open(), identity);
        }
        return opened.connection();
    }

    private Connection open() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        // a transaction that reads first and writes later could not wait for another writer
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var uri = "file:" + path.toAbsolutePath().normalize().toUri().getRawPath() + "?mode=rw";
        var connection = config.createConnection("jdbc:sqlite:" + uri);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            try {
                opened.connection().close();
            } catch (SQLException failure) {
                LOG.debug("A connection did not close", failure);
            }
            opened = null;
        }
    }
}
