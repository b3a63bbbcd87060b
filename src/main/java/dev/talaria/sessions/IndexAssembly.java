package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.talaria.sessions.statedb.CatalogueRow;
import dev.talaria.sessions.statedb.MessageFacts;

/// Puts the rows of a file together to sessions: one per lineage, from its root along the best continuations to its tip.
final class IndexAssembly {
    private final Map<String, CatalogueRow> rows = new LinkedHashMap<>();
    private final Map<String, MessageFacts> facts;
    private final Map<String, List<CatalogueRow>> continuations = new HashMap<>();
    private final Set<String> continued = new HashSet<>();
    private final Map<String, String> shared = new HashMap<>();

    IndexAssembly(Collection<CatalogueRow> all, Map<String, MessageFacts> facts) {
        this.facts = facts;
        all.forEach(row -> rows.put(row.id(), row));
        all.forEach(this::tieToParent);
    }

    private void tieToParent(CatalogueRow row) {
        var parent = parent(row);
        if (parent != null && LineageRules.continues(parent, row)) {
            continuations.computeIfAbsent(parent.id(), _ -> new ArrayList<>(1)).add(row);
            continued.add(row.id());
        }
    }

    private @Nullable CatalogueRow parent(CatalogueRow row) {
        return row.parent() == null ? null : rows.get(row.parent());
    }

    /// The segments that begin a lineage; those of a circle are none.
    List<String> roots() {
        return rows.keySet().stream().filter(id -> !continued.contains(id)).toList();
    }

    /// @param segments by id, one for each row
    SessionIndex index(Map<String, Segment> segments) {
        var owners = new IdentityHashMap<Segment, IndexedSession>(segments.size());
        var sessions = new ArrayList<IndexedSession>();
        for (var id : roots()) {
            var members = members(id);
            var session = session(members, segments);
            sessions.add(session);
            members.forEach(member -> owners.put(segment(segments, member), session));
        }
        return SessionIndex.of(owners, sessions);
    }

    private IndexedSession session(List<CatalogueRow> members, Map<String, Segment> segments) {
        var root = members.getFirst();
        var path = members.size() == 1 ? members : path(root);
        var lastActivity = members.stream().mapToDouble(this::lastActivity).max().orElse(root.startedAt());
        return IndexedSession.of(path, path.stream().map(row -> segment(segments, row)).toArray(Segment[]::new),
                lastActivity, LineageRules.isListable(root, parent(root)), this::onlyOnce);
    }

    private static Segment segment(Map<String, Segment> segments, CatalogueRow row) {
        var segment = segments.get(row.id());
        if (segment == null) {
            throw new IllegalStateException("A segment has no facts");
        }
        return segment;
    }

    /// All that ever continued it, the root first; also the continuations that lost against a better one.
    private List<CatalogueRow> members(String root) {
        var members = new ArrayList<>(List.of(row(root)));
        for (var place = 0; place < members.size(); place++) {
            members.addAll(continuations.getOrDefault(members.get(place).id(), List.of()));
        }
        return members;
    }

    private List<CatalogueRow> path(CatalogueRow root) {
        var path = new ArrayList<>(List.of(root));
        var best = LineageRules.bestContinuation(this::lastActivity);
        for (var next = continuations.get(root.id()); next != null; next = continuations.get(path.getLast().id())) {
            path.add(next.stream().min(best).orElseThrow());
        }
        return path;
    }

    private CatalogueRow row(String id) {
        var row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("A segment has no row");
        }
        return row;
    }

    private double lastActivity(CatalogueRow row) {
        return LineageRules.lastActivity(row, facts.getOrDefault(row.id(), MessageFacts.NONE).newest());
    }

    private String onlyOnce(String text) {
        return shared.computeIfAbsent(text, same -> same);
    }
}
