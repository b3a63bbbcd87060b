package dev.talaria.sessions.statedb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import org.jooq.DSLContext;

/// One profile's state.db: a few long-lived read-only connections, and the columns that really exist.
public interface StateDb extends AutoCloseable {
    /// Long enough for a cold disk, short enough that nobody waits for ever.
    Duration USUAL_DEADLINE = Duration.ofSeconds(10);

    /// Runs short reads on one connection, on a thread of the SQLite pool, and waits for the answer. All of them see the
    /// file at one moment. The statements are cancelled at the deadline. Never call it from within a read.
    ///
    /// @throws UnreadableStateDb with a reason for people, whatever went wrong with the file
    default <T> T read(Function<DSLContext, T> reads) {
        return read(USUAL_DEADLINE, reads);
    }

    /// As `read`, for work that may take another time than most.
    <T> T read(Duration deadline, Function<DSLContext, T> reads);

    /// What differs from the last time when another program has committed meanwhile, or the file is another one.
    ///
    /// @throws UnreadableStateDb as `read` does
    Pulse pulse();

    /// The tables and columns as last introspected; within a read, those of the file at that moment.
    SchemaShape shape();

    /// What the attributes of the file and its log say; tells without opening anything that nobody can have written.
    Trace trace();

    /// What lies beside the file, in the home of its profile.
    Path beside(String name);

    /// Size of the file and its side files, from their attributes; 0 where there is none.
    long bytes();

    @Override
    void close();

    /// @param opening counts how often the file was opened anew
    /// @param dataVersion SQLite's own counter of the commits of others; means nothing by itself
    record Pulse(long opening, long dataVersion) {}

    /// @param newest when either was last written, in epoch milliseconds
    record Trace(long size, long logSize, long newest) {
        /// File systems note times in ticks: a second write within one leaves the same trace.
        public boolean isFresh() {
            return System.currentTimeMillis() - newest < 200;
        }
    }
}
