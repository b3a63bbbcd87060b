package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.Transcript.EarlierCursor;
import dev.talaria.sessions.conversation.Stretch;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.statedb.TranscriptQueries;

/// Collects the rows of a page, backwards from where it ends to a row that one can begin to read with.
final class PageReader {
    /// A page that has to hold a certain message grows up to this.
    static final int MOST_ROWS = 2_000;

    private final TranscriptQueries queries;
    private final Lineage lineage;
    private final int size;
    private final List<MessageRow> rows = new ArrayList<>();

    PageReader(TranscriptQueries queries, Lineage lineage, int size) {
        this.queries = queries;
        this.lineage = lineage;
        this.size = Math.clamp(size, 1, MOST_ROWS);
    }

    Page newest() {
        return before(newestCursor(), Optional.empty());
    }

    /// The newest page that holds the message; nothing where that would be too long.
    Optional<Page> newestWith(MessageAt message) {
        return Optional.of(before(newestCursor(), Optional.of(message))).filter(page -> page.holds(message));
    }

    Page before(EarlierCursor cursor) {
        return before(cursor, Optional.empty());
    }

    private EarlierCursor newestCursor() {
        return new EarlierCursor(lineage.tipIndex(), Long.MAX_VALUE);
    }

    private Page before(EarlierCursor end, Optional<MessageAt> wanted) {
        var reachesEnd = end.equals(newestCursor());
        var segment = end.segment();
        var before = end.beforeId();
        while (true) {
            var ids = queries.idsBefore(lineage.id(segment), before, size + size / 2 + 10);
            if (ids.isEmpty() && segment == 0) {
                return new Page(new Stretch(rows, 1, end.segment(), reachesEnd), Optional.empty());
            }
            if (ids.isEmpty()) {
                segment--;
                before = Long.MAX_VALUE;
                continue;
            }
            rows.addAll(0, queries.visible(ids, segment));
            before = ids.getLast();
            var start = start(wanted);
            if (start > 0) {
                return cutAt(start, end.segment(), reachesEnd);
            }
        }
    }

    private Page cutAt(int start, int last, boolean reachesEnd) {
        var first = rows.get(start);
        var opensSegment = rows.get(start - 1).segment() < first.segment();
        var cursor = opensSegment
                ? new EarlierCursor(first.segment() - 1, Long.MAX_VALUE)
                : new EarlierCursor(first.segment(), first.id());
        return new Page(
                new Stretch(rows.subList(start, rows.size()), opensSegment ? first.segment() : first.segment() + 1,
                        last, reachesEnd),
                Optional.of(cursor));
    }

    /// Where to begin: at a prompt if one is near, else at least not between a call and its result; 0 to read on.
    private int start(Optional<MessageAt> wanted) {
        var latest = rows.size() - size;
        if (wanted.isPresent() && rows.size() <= MOST_ROWS) {
            latest = Math.min(latest, wanted.get().indexIn(rows));
        }
        for (var at = latest; at > 0; at--) {
            if (rows.get(at).isFrom("user")) {
                return at;
            }
        }
        return latest > size ? withoutPrompt(latest) : 0;
    }

    private int withoutPrompt(int latest) {
        for (var at = latest; at > 0; at--) {
            if (!rows.get(at).isFrom("tool")) {
                return at;
            }
        }
        return latest;
    }

    /// A message in the lineage, by the index of its segment.
    record MessageAt(int segment, long id) {
        /// The index of the row, or of the last before it; -1 where it comes before all of these.
        private int indexIn(List<MessageRow> rows) {
            for (var at = rows.size() - 1; at >= 0; at--) {
                var row = rows.get(at);
                if (row.segment() < segment || (row.segment() == segment && row.id() <= id)) {
                    return at;
                }
            }
            return -1;
        }
    }

    record Page(Stretch stretch, Optional<EarlierCursor> earlier) {
        private boolean holds(MessageAt message) {
            return stretch.rows().stream().anyMatch(row -> row.id() == message.id());
        }
    }
}
