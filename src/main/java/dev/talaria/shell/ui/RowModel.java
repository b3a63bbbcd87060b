package dev.talaria.shell.ui;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;

/// A session as its row in the sidebar shows it. The browser reads this as JSON.
///
/// @param key profile and lineage root
/// @param source badge of a surface elsewhere; null for this machine's own
/// @param at last activity, in epoch milliseconds
/// @param activity what it does, as the style sheet calls it; `activityText` says it in words
/// @param id of the tip, as people paste it into a terminal
/// @param divider what stands above the row, such as a day
record RowModel(String key, String href, String title, boolean untitled, String preview, @Nullable String source,
        long at, String activity, String activityText, boolean pinned, String id, Exports exports, String profileLabel,
        @Nullable ProfileColour colour, @Nullable String divider) {
    /// Where the session can be had as a file.
    record Exports(String json, String md, String html) {}

    RowModel below(String newDivider) {
        return new RowModel(key, href, title, untitled, preview, source, at, activity, activityText, pinned, id,
                exports,
                profileLabel, colour, newDivider);
    }
}
