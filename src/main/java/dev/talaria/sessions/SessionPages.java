package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps rows in sight across refreshes.
public final class SessionPages {
    private SessionPages() {}

    /// The fresh page, and behind it the rows to keep (running, selected) that have aged off it. Fresh rows always win.
    ///
    /// @param kept as the catalogue knows them now, so that what was deleted elsewhere never comes back
    public static List<SessionSummary> withKept(List<SessionSummary> page, List<SessionSummary> kept) {
        var onPage = page.stream().map(SessionSummary::key).collect(Collectors.toSet());
        var aged = kept.stream().filter(row -> !onPage.contains(row.key())).toList();
        if (aged.isEmpty()) {
            return page;
        }
        var rows = new ArrayList<>(page);
        rows.addAll(aged);
        return List.copyOf(rows);
    }
}
