package dev.talaria.sessions;

import java.util.List;

import dev.talaria.sessions.statedb.CatalogueQueries.Newest;

/// What was learned from one profile's file, and how far its numbering stood then.
///
/// @param messages how many there were in all
/// @param running what a turn runs in
/// @param remarks what makes the file slow or unusual
record Reading(SessionIndex index, Newest newest, long messages, RunningTurns running, List<String> remarks) {
    static final Reading NO_FILE = new Reading(SessionIndex.EMPTY, new Newest(0, 0), 0, RunningTurns.NONE, List.of());

    Reading {
        remarks = List.copyOf(remarks);
    }

    /// Those that belong to no session that the index knows.
    long strayMessages() {
        return messages - index.segments().mapToLong(Segment::rows).sum();
    }

    boolean looksLike(Reading other) {
        return running.until().keySet().equals(other.running.until().keySet())
                && (index == other.index || index.isSame(other.index));
    }
}
