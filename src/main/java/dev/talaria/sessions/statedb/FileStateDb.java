package dev.talaria.sessions.statedb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A state.db on disk. It may be missing, replaced or broken at any time: every read looks at it first, and one that
/// failed badly is opened anew by the next.
final class FileStateDb implements StateDb {
    /// Fewer than there are workers, so that one profile never takes them all.
    private static final int READERS = 2;

    private static final SchemaShape UNKNOWN = new SchemaShape(Map.of());

    private final Path file;
    private final Workers workers;
    private final FileGuard guard;
    private final ConnectionShelf shelf;
    private final Semaphore readers = new Semaphore(READERS, true);
    private final Semaphore pulses = new Semaphore(1, true);
    private volatile Known known = new Known(-1, -1, UNKNOWN);

    FileStateDb(Path file, Workers workers) {
        this.file = file;
        this.workers = workers;
        this.guard = new FileGuard(file);
        this.shelf = new ConnectionShelf(file);
    }

    @Override
    public <T> T read(Duration deadline, Function<DSLContext, T> reads) {
        var end = System.nanoTime() + deadline.toNanos();
        return inTurn(readers, deadline, () -> workers.run(() -> {
            var opening = admitted();
            var connection = shelf.takeReader(opening);
            return used(connection, () -> {
                try (var _ = Deadline.over(connection.connection(), workers.watchdog(), left(end))) {
                    return atOneMoment(connection, reads);
                }
            });
        }));
    }

    @Override
    public Pulse pulse() {
        return inTurn(pulses, USUAL_DEADLINE, () -> workers.run(() -> {
            var opening = admitted();
            var connection = shelf.takePulse(opening);
            return used(connection, () -> new Pulse(opening, dataVersion(connection.connection())));
        }));
    }

    /// A file that is gone or must not be read is held open no longer.
    private long admitted() {
        try {
            return shelf.forFile(guard.admit());
        } catch (UnreadableStateDb refused) {
            shelf.letGo();
            throw refused;
        }
    }

    /// Waits on the caller's thread, so that who waits for this file takes no worker from the others.
    private static <T> T inTurn(Semaphore places, Duration deadline, Supplier<T> work) {
        try {
            if (!places.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnreadableStateDb("too many wait to read state.db");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreadableStateDb("reading it was broken off", interrupted);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Duration left(long end) {
        var left = end - System.nanoTime();
        if (left <= 0) {
            throw new UnreadableStateDb("reading state.db took too long");
        }
        return Duration.ofNanos(left);
    }

    private <T> T used(ConnectionShelf.Taken connection, SqlWork<T> work) {
        var good = true;
        try {
            return work.run();
        } catch (UnreadableStateDb unreadable) {
            throw unreadable;
        } catch (SQLException | RuntimeException failure) {
            good = Failures.passes(failure);
            if (failure instanceof RuntimeException bug && !Failures.isSql(failure)) {
                throw bug;
            }
            throw Failures.inWords(failure);
        } finally {
            shelf.putBack(connection, good);
        }
    }

    private <T> T atOneMoment(ConnectionShelf.Taken taken, Function<DSLContext, T> reads) throws SQLException {
        var connection = taken.connection();
        execute(connection, "begin");
        try {
            lookAgainIfChanged(taken);
            return reads.apply(DSL.using(connection, SQLDialect.SQLITE));
        } finally {
            end(connection);
        }
    }

    private void lookAgainIfChanged(ConnectionShelf.Taken taken) throws SQLException {
        var version = Introspection.schemaVersion(taken.connection());
        if (known.opening() != taken.opening() || known.version() != version) {
            known = new Known(taken.opening(), version, Introspection.look(taken.connection()));
        }
    }

    /// Some errors end the transaction by themselves.
    private static void end(Connection connection) {
        try {
            execute(connection, "rollback");
        } catch (SQLException _) {
            // There was nothing left to end.
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long dataVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("pragma data_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public SchemaShape shape() {
        return known.shape();
    }

    @Override
    public Trace trace() {
        return guard.trace();
    }

    @Override
    public Path beside(String name) {
        return file.resolveSibling(name);
    }

    @Override
    public long bytes() {
        return guard.bytes();
    }

    @Override
    public void close() {
        shelf.close();
    }

    private record Known(long opening, long version, SchemaShape shape) {}

    private interface SqlWork<T> {
        T run() throws SQLException;
    }
}
