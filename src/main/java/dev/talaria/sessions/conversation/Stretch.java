package dev.talaria.sessions.conversation;

import java.util.List;

import dev.talaria.sessions.statedb.MessageRow;

/// Rows of a lineage without a gap, oldest first.
///
/// @param firstOpened the first segment whose beginning lies in the stretch
/// @param last the segment in which it ends
/// @param reachesEnd whether no row comes after
public record Stretch(List<MessageRow> rows, int firstOpened, int last, boolean reachesEnd) {
    public Stretch {
        rows = List.copyOf(rows);
    }
}
