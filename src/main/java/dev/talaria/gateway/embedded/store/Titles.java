package dev.talaria.gateway.embedded.store;

import static dev.talaria.gateway.embedded.store.Rows.ID;
import static dev.talaria.gateway.embedded.store.Rows.SESSIONS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jooq.Field;

import dev.talaria.gateway.embedded.store.StateFile.Db;
import dev.talaria.shared.StoredId;

/// What sessions are called: each title once in a file.
public final class Titles {
    /// As Hermes counts: in code points.
    public static final int LONGEST = 100;

    private static final Field<String> TITLE = field(name("title"), String.class);
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cntrl}&&[^\\t\\n\\r]]|[\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFC\\uFFF9-\\uFFFB]|\\p{Cs}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NUMBERED = Pattern.compile(" #\\d+\\z");

    private final Db db;

    Titles(Db db) {
        this.db = db;
    }

    public enum Outcome {
        RENAMED, TAKEN, GONE
    }

    /// As Hermes would keep it; may be longer than it takes.
    public static String cleaned(String title) {
        return SPACES.matcher(INVISIBLE.matcher(title).replaceAll("")).replaceAll(" ").strip();
    }

    public static boolean isTooLong(String cleaned) {
        return cleaned.codePointCount(0, cleaned.length()) > LONGEST;
    }

    /// @param title cleaned; empty takes the title away
    Outcome rename(StoredId session, String title) {
        var row = Rows.session(db, session);
        if (row.isEmpty()) {
            return Outcome.GONE;
        }
        if (!title.isEmpty()) {
            var holder = Rows.sessions(db, TITLE.eq(title)).stream().findFirst()
                    .filter(other -> !other.id().equals(session));
            if (holder.isPresent() && !Lineages.ancestors(db, row.get()).contains(holder.get().id())) {
                return Outcome.TAKEN;
            }
            holder.ifPresent(ancestor -> db.sql().update(SESSIONS).setNull(TITLE)
                    .where(ID.eq(ancestor.id().value())).execute());
        }
        set(session, title, "user");
        return Outcome.RENAMED;
    }

    Optional<String> nameIfNameless(StoredId session, String title) {
        var nameless = Rows.session(db, session).filter(row -> row.title().isEmpty()).isPresent();
        if (!nameless || title.isEmpty()) {
            return Optional.empty();
        }
        var free = firstFree(title);
        set(session, free, "derived");
        return Optional.of(free);
    }

    private void set(StoredId session, String title, String origin) {
        var update = db.sql().update(SESSIONS).set(TITLE, title.isEmpty() ? null : title);
        if (db.columns().sessions().contains("title_source")) {
            update = update.set(field(name("title_source"), String.class), title.isEmpty() ? null : origin);
        }
        update.where(ID.eq(session.value())).execute();
    }

    /// The title itself, or with the next number of those like it.
    String firstFree(String title) {
        if (db.sql().fetchCount(SESSIONS, TITLE.eq(title)) == 0) {
            return title;
        }
        var base = NUMBERED.matcher(title).replaceFirst("");
        var taken = new HashSet<>(db.sql().select(TITLE).from(SESSIONS).where(TITLE.startsWith(base)).fetch(TITLE));
        var number = 2;
        while (taken.contains(base + " #" + number)) {
            number++;
        }
        return base + " #" + number;
    }
}
