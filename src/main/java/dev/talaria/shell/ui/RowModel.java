package dev.talaria.shell.ui;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;

/// A session as its row in the sidebar shows it. The browser reads this as JSON.
///
/// @param key profile and lineage root
/// @param source badge of a surface elsewhere; null for this machine's own
/// @param at last activity, in epoch milliseconds
/// @param doing what it does
/// @param id of the tip, as people paste it into a terminal
/// @param exports where it can be had as a file, up to the name of the format; null where nothing is stored yet
/// @param own whether the member may rename, archive and delete it
/// @param archived whether it was taken off the lists
/// @param divider what stands above the row, such as a day
record RowModel(String key, String href, String title, boolean untitled, String preview, @Nullable String source,
        long at, Doing doing, boolean pinned, String id, @Nullable String exports, boolean own, boolean archived,
        String profileLabel, @Nullable ProfileColour colour, @Nullable String divider) {
    /// @param activity as the style sheet calls it
    /// @param words what it is about; may be empty
    /// @param since when that began, in epoch milliseconds; 0 where it is not known
    record Doing(String activity, String words, long since) {
        static final Doing NOTHING = new Doing("idle", "", 0);
    }

    RowModel below(@Nullable String newDivider) {
        return new RowModel(key, href, title, untitled, preview, source, at, doing, pinned, id, exports, own,
                archived, profileLabel, colour, newDivider);
    }
}
