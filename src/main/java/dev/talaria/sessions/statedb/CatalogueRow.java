package dev.talaria.sessions.statedb;

import org.jspecify.annotations.Nullable;

/// What the list of sessions needs of one row of the table `sessions`. Read by the thousand and let go at once.
///
/// @param endedAt epoch seconds; NaN while it is open
/// @param heartbeat its own note of when something happened last; NaN where there is none
/// @param title empty where there is none
/// @param folder empty where there is none
public record CatalogueRow(String id, @Nullable String parent, String source, double startedAt, double endedAt,
        String endReason, String title, String folder, boolean archived, boolean hidden, double heartbeat,
        String sessionKey, Markers markers) {
    public boolean isOpen() {
        return Double.isNaN(endedAt);
    }

    public boolean wasCompressed() {
        return endReason.equals("compression");
    }
}
