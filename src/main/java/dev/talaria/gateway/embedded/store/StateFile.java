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
    /// A transaction that reads first and writes later could not wait for another writer. Ours are begun by hand: the driver
    /// would begin the next one as soon as the last is over, and keep everybody else from writing in between.
    private static final String TO_WRITE = "begin immediate";

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

    /// Nothing where there is no file: looking makes none, and keeps no writer waiting.
    <T> Optional<T> read(Function<Db, T> reading) {
        return guard.admit().map(identity -> inTransaction("begin", identity, reading));
    }

    /// Nothing where there is no file.
    <T> Optional<T> change(Function<Db, T> change) {
        return guard.admit().map(identity -> inTransaction(TO_WRITE, identity, change));
    }

    /// Makes the file where there is none.
    <T> T write(Function<Db, T> writing) {
        var identity = guard.admit();
        if (identity.isEmpty()) {
            NewFile.make(path);
            identity = guard.admit();
        }
        return inTransaction(TO_WRITE,
                identity.orElseThrow(() -> new StoreFailure("The profile's state.db is gone again.")), writing);
    }

    private <T> T inTransaction(String begin, String identity, Function<Db, T> work) {
        try {
            var sql = DSL.using(connection(identity), SQLDialect.SQLITE);
            sql.execute(begin);
            try {
                var result = work.apply(new Db(sql, Columns.of(sql)));
                sql.execute("commit");
                return result;
            } catch (DataAccessException | StoreFailure failure) {
                rollBack(sql);
                throw failure;
            }
        } catch (DataAccessException | SQLException failure) {
            close();
            LOG.warn("{} was not written", path, failure);
            throw StoreFailure.of(failure);
        }
    }

    private static void rollBack(DSLContext sql) {
        try {
            sql.execute("rollback");
        } catch (DataAccessException failure) {
            LOG.debug("Nothing to roll back any more", failure);
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
        var uri = "file:" + path.toAbsolutePath().normalize().toUri().getRawPath() + "?mode=rw";
        return config.createConnection("jdbc:sqlite:" + uri);
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
