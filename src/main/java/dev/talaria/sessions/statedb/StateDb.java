package dev.talaria.sessions.statedb;

import java.util.function.Function;

import org.jooq.DSLContext;

/// One profile's state.db: a few long-lived read-only connections, and the columns that really exist.
public interface StateDb extends AutoCloseable {
    /// Runs short reads on one connection, on a thread of the SQLite pool, and waits for the answer. The statements are
    /// cancelled at the deadline.
    ///
    /// @throws UnreadableStateDb with a reason for people, whatever went wrong with the file
    <T> T read(Function<DSLContext, T> reads);

    /// The tables and columns as last introspected.
    SchemaShape shape();

    @Override
    void close();
}
