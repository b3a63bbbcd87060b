package dev.talaria.sessions.statedb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.sqlite.SQLiteConnection;

/// Cancels what runs on a connection once its time is over, again and again until it has ended: the driver's own query
/// timeout stops nothing.
final class Deadline implements AutoCloseable {
    private static final long AGAIN_MILLIS = 50;

    private final SQLiteConnection connection;
    private final Future<?> alarm;
    private boolean over;

    private Deadline(SQLiteConnection connection, ScheduledExecutorService watchdog, Duration left) {
        this.connection = connection;
        this.alarm = watchdog.scheduleWithFixedDelay(this::cancel, left.toMillis(), AGAIN_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    static Deadline over(Connection connection, ScheduledExecutorService watchdog, Duration left) throws SQLException {
        return new Deadline(connection.unwrap(SQLiteConnection.class), watchdog, left);
    }

    /// Under the lock: the next reader of the connection must not be hit.
    private synchronized void cancel() {
        if (!over) {
            try {
                connection.getDatabase().interrupt();
            } catch (SQLException _) {
                over = true;
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        alarm.cancel(false);
    }
}
