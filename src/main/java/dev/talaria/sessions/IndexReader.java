package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.talaria.sessions.statedb.CatalogueQueries;
import dev.talaria.sessions.statedb.CatalogueReads;
import dev.talaria.sessions.statedb.CatalogueRow;
import dev.talaria.sessions.statedb.MessageFacts;
import dev.talaria.sessions.statedb.MessageFactsQueries;

/// Makes an index from a file, or the next one from what has changed since.
final class IndexReader {
    /// So many grown segments are counted faster all at once.
    private static final int MANY = 1_000;

    private final CatalogueReads reads;
    private final CatalogueQueries queries;
    private final MessageFactsQueries messages;
    private final double now;

    /// @param now epoch seconds
    IndexReader(CatalogueReads reads, double now) {
        this.reads = reads;
        this.queries = reads.sessions();
        this.messages = reads.messages();
        this.now = now;
    }

    /// Only what new messages tell; nothing where other things have changed for sure.
    Optional<Reading> grown(Reading before) {
        var newest = queries.newest();
        if (newest.row() != before.newest().row() || newest.message() < before.newest().message()) {
            return Optional.empty();
        }
        var counts = queries.grownSince(before.newest().message());
        if (counts.size() > MANY) {
            return Optional.empty();
        }
        var index = counts.isEmpty()
                ? before.index()
                : before.index().with(grownSegments(before.index(), counts.keySet()));
        return Optional.of(reading(index, newest, before.messages() + sum(counts), before, before.remarks()));
    }

    private List<Segment> grownSegments(SessionIndex index, Set<String> ids) {
        var facts = messages.of(ids);
        var unread = new ArrayList<String>();
        var previews = new HashMap<String, String>();
        for (var id : ids) {
            index.segment(id).ifPresent(segment -> previews.put(id, segment.preview()));
            if (previews.getOrDefault(id, "").isEmpty() && isRoot(index, id)) {
                unread.add(id);
            }
        }
        previews.putAll(messages.previews(unread));
        return ids.stream()
                .map(id -> Segment.of(id, facts.getOrDefault(id, MessageFacts.NONE), previews.getOrDefault(id, "")))
                .toList();
    }

    private static boolean isRoot(SessionIndex index, String id) {
        return index.find(id).map(session -> session.root().id().equals(id)).orElse(false);
    }

    /// Every session row is looked at; messages only where they have changed since, if that can be told.
    Reading whole(Optional<Reading> before) {
        var newest = queries.newest();
        var count = queries.messages();
        var rows = queries.rows();
        var old = before.map(Reading::index).orElse(SessionIndex.EMPTY);
        var facts = before.flatMap(last -> changedFacts(last, newest, count, rows)).orElseGet(messages::all);
        var assembly = new IndexAssembly(rows, facts);
        var index = assembly.index(segments(rows, old, facts, Set.copyOf(assembly.roots())));
        var last = before.orElse(Reading.NO_FILE);
        return reading(index.isSame(old) ? old : index, newest, count, last, reads.file().all());
    }

    private Reading reading(SessionIndex index, CatalogueQueries.Newest newest, long count, Reading before,
            List<String> remarks) {
        var running = RunningTurns.read(reads, index, before.running(), now);
        return new Reading(index, newest, count, running, remarks);
    }

    /// Nothing where the counts do not add up: messages were deleted, or the numbering began anew.
    private Optional<Map<String, MessageFacts>> changedFacts(Reading before, CatalogueQueries.Newest newest, long count,
            Collection<CatalogueRow> rows) {
        if (newest.message() < before.newest().message()) {
            return Optional.empty();
        }
        var grown = queries.grownSince(before.newest().message());
        var facts = new HashMap<String, MessageFacts>();
        var unknown = new HashSet<>(grown.keySet());
        var kept = 0L;
        for (var row : rows) {
            var segment = before.index().segment(row.id());
            segment.ifPresent(known -> facts.put(row.id(), known.facts()));
            kept += segment.map(Segment::rows).orElse(0);
            if (segment.isEmpty()) {
                unknown.add(row.id());
            }
        }
        if (unknown.size() > MANY || kept + before.strayMessages() + sum(grown) != count) {
            return Optional.empty();
        }
        facts.putAll(messages.of(unknown));
        return Optional.of(facts);
    }

    private Map<String, Segment> segments(Collection<CatalogueRow> rows, SessionIndex old,
            Map<String, MessageFacts> facts, Set<String> roots) {
        var unread = new ArrayList<String>();
        for (var row : rows) {
            var known = old.segment(row.id());
            var mayHavePreview = roots.contains(row.id()) && facts.getOrDefault(row.id(), MessageFacts.NONE).rows() > 0;
            if (mayHavePreview && known.filter(segment -> isStillGood(segment, facts)).isEmpty()) {
                unread.add(row.id());
            }
        }
        var previews = messages.previews(unread);
        var segments = HashMap.<String, Segment>newHashMap(rows.size());
        for (var row : rows) {
            var id = row.id();
            var good = old.segment(id).filter(segment -> !previews.containsKey(id) && hasSameFacts(segment, facts));
            segments.put(id, good.orElseGet(() -> Segment.of(id, facts.getOrDefault(id, MessageFacts.NONE),
                    previews.getOrDefault(id, ""))));
        }
        return segments;
    }

    private static boolean isStillGood(Segment segment, Map<String, MessageFacts> facts) {
        return !segment.preview().isEmpty() && hasSameFacts(segment, facts);
    }

    private static boolean hasSameFacts(Segment segment, Map<String, MessageFacts> facts) {
        return segment.facts().equals(facts.getOrDefault(segment.id(), MessageFacts.NONE));
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
