package dev.talaria.sessions.statedb;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in words what SQLite complains about.
final class Failures {
    /// The file is fine, only not now: the connection stays good.
    private static final Set<SQLiteErrorCode> PASSING = EnumSet.of(SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_BUSY_RECOVERY, SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT, SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_LOCKED_SHAREDCACHE, SQLiteErrorCode.SQLITE_INTERRUPT,
            SQLiteErrorCode.SQLITE_ERROR);

    private Failures() {}

    static Optional<SQLiteErrorCode> code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return Optional.of(sqlite.getResultCode());
            }
        }
        return Optional.empty();
    }

    /// Whether the connection may be used again after this.
    static boolean passes(Throwable failure) {
        return code(failure).map(PASSING::contains).orElse(!isSql(failure));
    }

    static UnreadableStateDb inWords(Throwable failure) {
        return new UnreadableStateDb(code(failure).map(Failures::reason).orElse("SQLite gave no answer"), failure);
    }

    static boolean isSql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(SQLiteErrorCode code) {
        var name = code.name();
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return "another program keeps state.db locked";
        }
        if (name.startsWith("SQLITE_NOTADB")) {
            return "state.db is not an SQLite file, or it is encrypted";
        }
        if (name.startsWith("SQLITE_CORRUPT")) {
            return "state.db is damaged";
        }
        if (name.startsWith("SQLITE_READONLY")) {
            return "Talaria's account may not make SQLite's side files in its folder";
        }
        if (name.startsWith("SQLITE_CANTOPEN")) {
            return "state.db can't be opened: Talaria's account may not read it, or not make the side files that SQLite needs beside it";
        }
        if (name.startsWith("SQLITE_PERM") || name.startsWith("SQLITE_AUTH")) {
            return "Talaria's account may not read state.db";
        }
        if (name.startsWith("SQLITE_INTERRUPT")) {
            return "reading state.db took too long";
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return "the disk gives errors, or state.db has been cut short";
        }
        if (name.startsWith("SQLITE_ERROR") || name.startsWith("SQLITE_SCHEMA") || name.startsWith("SQLITE_FORMAT")) {
            return "state.db is made differently from what this Talaria knows, perhaps by a newer Hermes";
        }
        if (name.startsWith("SQLITE_NOMEM") || name.startsWith("SQLITE_FULL")) {
            return "there is not enough memory or disk space to read state.db";
        }
        return "SQLite can't read state.db (" + name + ")";
    }
}
