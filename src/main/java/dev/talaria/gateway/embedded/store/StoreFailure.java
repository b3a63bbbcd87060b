package dev.talaria.gateway.embedded.store;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The profile's file could not be read or written. The message says why in words for people.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern MISSING = Pattern.compile("no such (function|tokenizer|module)");

    StoreFailure(String words) {
        super(words);
    }

    StoreFailure(String words, Throwable cause) {
        super(words, cause);
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    static StoreFailure of(Throwable failure) {
        if (needsItsHermes(failure)) {
            return new StoreFailure(
                    "The Hermes that made the profile's state.db lets no other program write to it. Where"
                            + " it is installed, its own agent answers here.",
                    failure);
        }
        return new StoreFailure(code(failure).map(StoreFailure::reason)
                .orElse("The profile's state.db could not be written."), failure);
    }

    /// A trigger calls what only Hermes brings along: a function, or a tokenizer of its search tables.
    private static boolean needsItsHermes(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite
                    && MISSING.matcher(String.valueOf(sqlite.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SQLiteErrorCode> code(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return Optional.of(sqlite.getResultCode());
            }
        }
        return Optional.empty();
    }

    private static String reason(SQLiteErrorCode code) {
        var name = code.name();
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return "Another program keeps the profile's state.db locked. Try again in a moment.";
        }
        if (name.startsWith("SQLITE_FULL")) {
            return "The disk is full: nothing more can be written to the profile's state.db.";
        }
        if (name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_PERM") || name.startsWith("SQLITE_AUTH")) {
            return "The profile's state.db is read-only for the account that Talaria runs as.";
        }
        if (name.startsWith("SQLITE_CANTOPEN")) {
            return "The profile's state.db can't be opened for writing by the account that Talaria runs as.";
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")) {
            return "The profile's state.db is damaged, and nothing is written to it.";
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return "The disk gives errors for the profile's state.db.";
        }
        if (name.startsWith("SQLITE_CONSTRAINT")) {
            return "The profile's state.db does not take this: a rule of Hermes forbids it.";
        }
        return "The profile's state.db could not be written (" + name + ").";
    }
}
