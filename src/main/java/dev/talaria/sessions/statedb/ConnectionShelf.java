package dev.talaria.sessions.statedb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open connections to one file that nobody uses at the moment. When the path names another file than before, those to
/// the old one are closed, and none of them ever comes back.
final class ConnectionShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionShelf.class);

    private final Path file;
    private final Deque<Connection> readers = new ArrayDeque<>();
    private @Nullable Connection pulse;
    private FileGuard.@Nullable Identity identity;
    private long opening;
    private boolean closed;

    ConnectionShelf(Path file) {
        this.file = file;
    }

    /// @param opening the file that it was opened on, as `forFile` counts
    record Taken(Connection connection, long opening, boolean isPulse) {}

    /// Which opening the file belongs to that the path names now.
    synchronized long forFile(FileGuard.Identity now) {
        if (!now.equals(identity)) {
            closeAll();
            identity = now;
            opening++;
        }
        return opening;
    }

    Taken takeReader(long wanted) {
        synchronized (this) {
            refuseIfClosed();
            var idle = readers.poll();
            if (idle != null) {
                return new Taken(idle, opening, false);
            }
        }
        return opened(() -> Opening.forReads(file), wanted, false);
    }

    Taken takePulse(long wanted) {
        synchronized (this) {
            refuseIfClosed();
            var idle = pulse;
            if (idle != null) {
                pulse = null;
                return new Taken(idle, opening, true);
            }
        }
        return opened(() -> Opening.forPulse(file), wanted, true);
    }

    private static Taken opened(Opener opener, long wanted, boolean isPulse) {
        try {
            return new Taken(opener.open(), wanted, isPulse);
        } catch (SQLException failure) {
            throw Failures.inWords(failure);
        }
    }

    /// @param good whether it may serve again; after a bad failure all are opened anew, for the file may have been mended
    void putBack(Taken taken, boolean good) {
        synchronized (this) {
            if (good && !closed && taken.opening() == opening) {
                if (taken.isPulse()) {
                    pulse = taken.connection();
                } else {
                    readers.push(taken.connection());
                }
                return;
            }
            if (!good && taken.opening() == opening) {
                identity = null;
            }
        }
        close(taken.connection());
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new UnreadableStateDb("its profile is gone, or Talaria is shutting down");
        }
    }

    /// The next file is a new opening, also if it is the same.
    synchronized void letGo() {
        identity = null;
        closeAll();
    }

    synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        var all = new ArrayList<>(readers);
        if (pulse != null) {
            all.add(pulse);
        }
        readers.clear();
        pulse = null;
        all.forEach(ConnectionShelf::close);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            LOG.debug("A connection did not close", failure);
        }
    }

    private interface Opener {
        Connection open() throws SQLException;
    }
}
