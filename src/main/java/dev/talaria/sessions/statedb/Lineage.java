package dev.talaria.sessions.statedb;

import java.util.List;

import dev.talaria.shared.StoredId;

/// A session as the file keeps it: the root first, then each segment that compression made it go on in.
public record Lineage(List<SegmentRow> segments) {
    public Lineage {
        segments = List.copyOf(segments);
    }

    public SegmentRow root() {
        return segments.getFirst();
    }

    public SegmentRow tip() {
        return segments.getLast();
    }

    public int tipIndex() {
        return segments.size() - 1;
    }

    public StoredId id(int segment) {
        return segments.get(segment).id();
    }

    /// The segment's index, or -1.
    public int indexOf(StoredId id) {
        return segments.stream().map(SegmentRow::id).toList().indexOf(id);
    }
}
