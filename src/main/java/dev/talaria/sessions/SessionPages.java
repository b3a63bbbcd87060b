package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.talaria.shared.SessionKey;

/// Keeps rows in sight across refreshes.
public final class SessionPages {
    private SessionPages() {}

    /// The fresh page, and before it the rows to keep (working, pinned, selected) that have aged off it. Fresh rows always win;
    /// a row that is not to be kept, or that exists no more, never comes back.
    ///
    /// @param stillThere which of the rows to keep the catalogue still knows
    public static List<SessionSummary> merge(List<SessionSummary> previous, List<SessionSummary> fresh,
            Set<SessionKey> keep, Set<SessionKey> stillThere) {
        if (keep.isEmpty()) {
            return fresh;
        }
        var onPage = fresh.stream().map(SessionSummary::key).collect(Collectors.toSet());
        var merged = new ArrayList<>(previous.stream()
                .filter(row -> !onPage.contains(row.key()))
                .filter(row -> isKept(row, keep) && stillThere.contains(row.key()))
                .toList());
        merged.addAll(fresh);
        return List.copyOf(merged);
    }

    /// Also where the wish names the tip: whoever wished may not have known of the lineage.
    private static boolean isKept(SessionSummary row, Set<SessionKey> keep) {
        return keep.contains(row.key()) || keep.contains(new SessionKey(row.key().profile(), row.tip()));
    }
}
