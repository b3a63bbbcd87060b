package dev.talaria.sessions.export;

import java.time.Instant;
import java.util.Locale;

import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.StateDb;

/// A session that is being written out, and the file that it is read from meanwhile.
///
/// @param now when the export was asked for
public record ExportedSession(StateDb file, Lineage lineage, SessionDetails details, Instant now) {
    private static final int LONGEST_SLUG = 48;
    private static final int ID_SIGNS = 8;

    /// A name that any file system takes, without the ending.
    public String fileName() {
        var slug = slug(details.title().orElse(""), LONGEST_SLUG);
        return (slug.isEmpty() ? "session" : slug) + "-" + slug(details.key().root().value(), ID_SIGNS);
    }

    private static String slug(String text, int longest) {
        var words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+", "");
        var cut = words.codePointCount(0, words.length()) > longest
                ? words.substring(0, words.offsetByCodePoints(0, longest))
                : words;
        return cut.replaceAll("-+$", "");
    }
}
