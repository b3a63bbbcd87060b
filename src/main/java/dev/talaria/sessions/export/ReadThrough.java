package dev.talaria.sessions.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.conversation.Conversation;
import dev.talaria.sessions.conversation.Stretch;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.statedb.TranscriptQueries;

/// Reads a session from its first row to its last, a part at a time, so that its length costs no memory.
final class ReadThrough {
    private static final int ROWS_AT_ONCE = 300;
    /// So many rows are kept behind: a compaction is recognised by what stands before it.
    private static final int KEPT = 250;
    private static final int ENOUGH = 600;

    private final ExportedSession session;
    private final Reader reader;
    private final List<MessageRow> rows = new ArrayList<>();
    private int opened = 1;

    private ReadThrough(ExportedSession session, Reader reader) {
        this.session = session;
        this.reader = reader;
    }

    static void of(ExportedSession session, Reader reader) throws IOException {
        var through = new ReadThrough(session, reader);
        for (var segment = 0; segment <= session.lineage().tipIndex(); segment++) {
            through.readSegment(segment);
        }
        through.tell(through.rows, session.lineage().tipIndex(), true);
    }

    private void readSegment(int segment) throws IOException {
        var id = session.lineage().id(segment);
        var from = 0L;
        while (true) {
            var start = from;
            var part = TranscriptQueries.in(session.file(), queries -> {
                var ids = queries.idsFrom(id, start, ROWS_AT_ONCE);
                return new Part(ids, queries.visible(ids, segment));
            });
            if (part.ids().isEmpty()) {
                return;
            }
            rows.addAll(part.rows());
            from = part.ids().getLast() + 1;
            tellWhatIsOver();
        }
    }

    private void tellWhatIsOver() throws IOException {
        if (rows.size() < ENOUGH) {
            return;
        }
        var end = lastPromptBefore(rows.size() - KEPT);
        var over = rows.subList(0, end);
        tell(over, rows.get(end).segment() > rows.get(end - 1).segment()
                ? rows.get(end - 1).segment()
                : rows.get(end).segment(), true);
        over.clear();
    }

    private int lastPromptBefore(int latest) {
        for (var at = latest; at > 0; at--) {
            if (rows.get(at).isFrom("user")) {
                return at;
            }
        }
        return latest;
    }

    private void tell(List<MessageRow> some, int last, boolean over) throws IOException {
        var stretch = new Stretch(some, opened, last, over);
        opened = Math.max(opened, last + 1);
        reader.read(Conversation.entries(session.details().key().profile(), session.lineage(), stretch));
    }

    interface Reader {
        void read(List<TranscriptEntry> entries) throws IOException;
    }

    private record Part(List<Long> ids, List<MessageRow> rows) {}
}
