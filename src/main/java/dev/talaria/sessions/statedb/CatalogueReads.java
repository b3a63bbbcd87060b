package dev.talaria.sessions.statedb;

import java.time.Duration;
import java.util.function.Function;

import org.jooq.DSLContext;

/// All that the list of sessions asks one file, at one moment.
public final class CatalogueReads {
    private final CatalogueQueries sessions;
    private final MessageFactsQueries messages;
    private final FileRemarks file;

    private CatalogueReads(DSLContext db, SchemaShape shape) {
        this.sessions = new CatalogueQueries(db, shape);
        this.messages = new MessageFactsQueries(db, shape);
        this.file = new FileRemarks(db, shape);
    }

    /// @throws UnreadableStateDb as `StateDb.read` does
    public static <T> T of(StateDb file, Duration deadline, Function<CatalogueReads, T> reads) {
        return file.read(deadline, db -> reads.apply(new CatalogueReads(db, file.shape())));
    }

    public CatalogueQueries sessions() {
        return sessions;
    }

    public MessageFactsQueries messages() {
        return messages;
    }

    public FileRemarks file() {
        return file;
    }
}
