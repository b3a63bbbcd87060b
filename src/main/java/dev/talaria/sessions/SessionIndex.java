package dev.talaria.sessions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The sessions of one profile as last read, in memory. Never changes: what came since makes a new one.
final class SessionIndex {
    static final SessionIndex EMPTY = new SessionIndex(new Segment[0], new IndexedSession[0], List.of());

    /// By id.
    private final Segment[] segments;
    /// The session that each segment belongs to, in the same order; nothing for one that belongs to none.
    private final @Nullable IndexedSession[] owners;
    /// Those that a list shows, newest first.
    private final Map<Population, IndexedSession[]> shown = new EnumMap<>(Population.class);
    /// Those that were put away, newest first.
    private final IndexedSession[] archived;

    private SessionIndex(Segment[] segments, @Nullable IndexedSession[] owners, Collection<IndexedSession> sessions) {
        this.segments = segments;
        this.owners = owners;
        for (var population : Population.values()) {
            shown.put(population, sessions.stream()
                    .filter(session -> session.isShown() && session.population() == population)
                    .sorted(IndexedSession.NEWEST_FIRST)
                    .toArray(IndexedSession[]::new));
        }
        archived = sessions.stream()
                .filter(IndexedSession::isPutAway)
                .sorted(IndexedSession.NEWEST_FIRST)
                .toArray(IndexedSession[]::new);
    }

    /// @param owners the session of each segment; one that is in none is not found by its id
    static SessionIndex of(Map<Segment, IndexedSession> owners, Collection<IndexedSession> sessions) {
        var segments = owners.keySet().toArray(Segment[]::new);
        Arrays.sort(segments);
        return new SessionIndex(segments, Stream.of(segments).map(owners::get).toArray(IndexedSession[]::new),
                sessions);
    }

    /// The same with these segments in the place of those with their ids.
    SessionIndex with(Collection<Segment> grown) {
        var newSegments = segments.clone();
        var newer = new IdentityHashMap<IndexedSession, IndexedSession>();
        for (var segment : grown) {
            var place = Arrays.binarySearch(newSegments, segment);
            var owner = place < 0 ? null : owners[place];
            if (owner != null) {
                newSegments[place] = segment;
                newer.put(owner, newer.getOrDefault(owner, owner).with(segment));
            }
        }
        var newOwners = owners.clone();
        for (var place = 0; place < newOwners.length; place++) {
            var owner = newOwners[place];
            newOwners[place] = owner == null ? null : newer.getOrDefault(owner, owner);
        }
        return new SessionIndex(newSegments, newOwners, sessions(newSegments, newOwners));
    }

    /// Each once, however many segments it has.
    private static List<IndexedSession> sessions(Segment[] segments, @Nullable IndexedSession[] owners) {
        var sessions = new ArrayList<IndexedSession>(owners.length);
        for (var place = 0; place < owners.length; place++) {
            var owner = owners[place];
            if (owner != null && owner.root().compareTo(segments[place]) == 0) {
                sessions.add(owner);
            }
        }
        return sessions;
    }

    private List<IndexedSession> sessions() {
        return sessions(segments, owners);
    }

    /// The session that this segment belongs to, shown or not.
    Optional<IndexedSession> find(String id) {
        var place = place(id);
        return place < 0 ? Optional.empty() : Optional.ofNullable(owners[place]);
    }

    /// The ids of all that belongs to the session: its path from root to tip, then the continuations that lost against a better
    /// one.
    List<String> members(IndexedSession session) {
        var members = new LinkedHashSet<String>();
        session.segments().forEach(segment -> members.add(segment.id()));
        for (var place = 0; place < owners.length; place++) {
            var owner = owners[place];
            if (owner != null && owner.root().compareTo(session.root()) == 0) {
                members.add(segments[place].id());
            }
        }
        return List.copyOf(members);
    }

    Optional<Segment> segment(String id) {
        var place = place(id);
        return place < 0 ? Optional.empty() : Optional.of(segments[place]);
    }

    private int place(String id) {
        var key = id.getBytes(StandardCharsets.UTF_8);
        var from = 0;
        var to = segments.length - 1;
        while (from <= to) {
            var middle = (from + to) >>> 1;
            var order = segments[middle].compareTo(key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }

    /// The rows behind the cursor, at most this many.
    List<IndexedSession> page(Population population, Optional<PageCursor> after, int size) {
        var rows = list(population);
        var start = after.map(cursor -> firstBehind(rows, cursor)).orElse(0);
        return List.of(Arrays.copyOfRange(rows, start, Math.min(rows.length, start + Math.max(0, size))));
    }

    private static int firstBehind(IndexedSession[] rows, PageCursor cursor) {
        var root = cursor.root().value().getBytes(StandardCharsets.UTF_8);
        var from = 0;
        var to = rows.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (rows[middle].isBehind(cursor, root)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    int total(Population population) {
        return list(population).length;
    }

    private IndexedSession[] list(Population population) {
        return shown.getOrDefault(population, new IndexedSession[0]);
    }

    int shownSessions() {
        return shown.values().stream().mapToInt(rows -> rows.length).sum();
    }

    Stream<Segment> segments() {
        return Stream.of(segments);
    }

    /// The newest that were put away, and how many were.
    Matches archived(int limit) {
        return new Matches(List.of(archived).subList(0, Math.min(Math.max(0, limit), archived.length)),
                archived.length);
    }

    /// The newest that match, and how many do.
    Matches matching(Predicate<IndexedSession> wanted, int limit) {
        var total = 0;
        var newest = new ArrayList<IndexedSession>();
        for (var rows : shown.values()) {
            var taken = 0;
            for (var row : rows) {
                if (wanted.test(row)) {
                    total++;
                    if (taken++ < limit) {
                        newest.add(row);
                    }
                }
            }
        }
        newest.sort(IndexedSession.NEWEST_FIRST);
        return new Matches(newest.subList(0, Math.min(Math.max(0, limit), newest.size())), total);
    }

    record Matches(List<IndexedSession> newest, int total) {}

    /// Those that are shown and in which something happened since, for they are the first in each list.
    List<IndexedSession> activeSince(double epochSeconds) {
        return shown.values()
                .stream()
                .flatMap(rows -> Stream.of(rows).takeWhile(row -> row.lastActivity() > epochSeconds))
                .toList();
    }

    /// Whether nobody could tell the two apart: what is shown follows from the sessions.
    boolean isSame(SessionIndex other) {
        var ours = sessions();
        var theirs = other.sessions();
        return Arrays.equals(segments, other.segments) && ours.size() == theirs.size()
                && IntStream.range(0, ours.size()).allMatch(place -> ours.get(place).isSame(theirs.get(place)));
    }

    /// About what this takes of the heap.
    long bytes() {
        var places = 3L * Memory.REFERENCE * segments.length;
        var texts = segments().mapToLong(Segment::bytes).sum();
        return places + texts + sessions().stream().mapToLong(IndexedSession::bytes).sum();
    }
}
