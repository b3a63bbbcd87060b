package dev.talaria.sessions.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.talaria.sessions.statedb.MessageRow;

/// Finds rows that were said before: a compaction writes what it keeps once more around its summary.
final class Replays {
    /// Compaction keeps few rows of the beginning.
    private static final int LONGEST_HEAD = 12;
    private static final int LONGEST_TAIL = 200;

    private Replays() {}

    static List<MessageRow> without(List<MessageRow> rows) {
        var copies = new HashSet<Long>();
        for (var at = 0; at < rows.size(); at++) {
            if (SummaryText.of(rows.get(at), rows.get(at).content()).isPresent()) {
                addCopiesAround(rows, at, copies);
            } else if (at > 0 && isAskedAgain(rows, at)) {
                copies.add(rows.get(at).id());
            }
        }
        return copies.isEmpty() ? rows : rows.stream().filter(row -> !copies.contains(row.id())).toList();
    }

    private static void addCopiesAround(List<MessageRow> rows, int summary, Set<Long> copies) {
        var opening = opening(rows, summary);
        rows.subList(opening, summary).forEach(row -> copies.add(row.id()));
        var kept = keptTail(rows, opening, summary);
        rows.subList(summary + 1, summary + 1 + kept).forEach(row -> copies.add(row.id()));
    }

    /// Where the rows begin that were written together with the summary.
    private static int opening(List<MessageRow> rows, int summary) {
        var marked = rows.get(summary);
        for (var at = summary; at > 0 && summary - at <= LONGEST_HEAD; at--) {
            var before = rows.get(at - 1);
            if (before.segment() != marked.segment() || (before.compacted() && !marked.compacted())) {
                return at;
            }
        }
        return summary;
    }

    /// How many rows behind the summary are the last ones before it over again.
    private static int keptTail(List<MessageRow> rows, int opening, int summary) {
        var most = Math.min(Math.min(opening, rows.size() - summary - 1), LONGEST_TAIL);
        for (var length = most; length > 0; length--) {
            if (areEqual(rows.subList(opening - length, opening), rows.subList(summary + 1, summary + 1 + length))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean areEqual(List<MessageRow> some, List<MessageRow> others) {
        for (var at = 0; at < some.size(); at++) {
            if (!isSame(some.get(at), others.get(at))) {
                return false;
            }
        }
        return true;
    }

    /// A prompt that a segment begins with because the one before ended without an answer to it.
    private static boolean isAskedAgain(List<MessageRow> rows, int at) {
        var row = rows.get(at);
        var before = rows.get(at - 1);
        return row.segment() != before.segment() && row.isFrom("user") && isSame(row, before);
    }

    private static boolean isSame(MessageRow one, MessageRow other) {
        return one.role().equals(other.role())
                && one.content().equals(other.content())
                && one.toolCallId().equals(other.toolCallId())
                && one.toolCalls().equals(other.toolCalls());
    }
}
