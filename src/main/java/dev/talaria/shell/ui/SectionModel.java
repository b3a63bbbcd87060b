package dev.talaria.shell.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;

/// A section of the sidebar. The browser reads this as JSON.
///
/// @param kind what it holds: `needs-input`, `pinned`, `profile`, `list`, `results`, `scheduled`, `automated`, `archived`
/// @param meta a count at the end of the header; `metaHint` says it in words
/// @param state `ready`, `loading`, `failed` or `empty`; rows may be there in any but `loading`
/// @param message what to say where it failed or is empty
/// @param staleNote since when the rows of a failed one are as they are
/// @param begin where a session is begun here; null for nowhere
/// @param more what the button below says; null where there is no more
record SectionModel(String id, String kind, String label, @Nullable ProfileColour colour, String meta, String metaHint,
        boolean collapsible, boolean open, String state, String message, boolean retry, String staleNote,
        List<RowModel> rows, @Nullable String more, boolean loadingMore, boolean reorder, String hint,
        @Nullable String begin) {
    SectionModel {
        rows = List.copyOf(rows);
    }

    static SectionModel of(String id, String kind, String label) {
        return new SectionModel(id, kind, label, null, "", "", false, true, "ready", "", false, "", List.of(), null,
                false, false, "", null);
    }

    SectionModel coloured(@Nullable ProfileColour newColour) {
        return new SectionModel(id, kind, label, newColour, meta, metaHint, collapsible, open, state, message, retry,
                staleNote, rows, more, loadingMore, reorder, hint, begin);
    }

    SectionModel counted(String newMeta, String newHint) {
        return new SectionModel(id, kind, label, colour, newMeta, newHint, collapsible, open, state, message, retry,
                staleNote, rows, more, loadingMore, reorder, hint, begin);
    }

    SectionModel foldable(boolean isOpen) {
        return new SectionModel(id, kind, label, colour, meta, metaHint, true, isOpen, state, message, retry, staleNote,
                rows, more, loadingMore, reorder, hint, begin);
    }

    SectionModel withRows(List<RowModel> newRows) {
        return holding(newRows, more);
    }

    SectionModel holding(List<RowModel> newRows, @Nullable String newMore) {
        return new SectionModel(id, kind, label, colour, meta, metaHint, collapsible, open, state, message, retry,
                staleNote, newRows, newMore, loadingMore, reorder, hint, begin);
    }

    /// @param address where a session of this section's profile is begun; null where that is not allowed
    SectionModel beginningAt(@Nullable String address) {
        return new SectionModel(id, kind, label, colour, meta, metaHint, collapsible, open, state, message, retry,
                staleNote, rows, more, loadingMore, reorder, hint, address);
    }

    SectionModel arrangeable() {
        return new SectionModel(id, kind, label, colour, meta, metaHint, collapsible, open, state, message, retry,
                staleNote, rows, more, loadingMore, true, hint, begin);
    }

    SectionModel loading() {
        return in("loading", "", false, "");
    }

    SectionModel empty(String sentence) {
        return in("empty", sentence, false, "");
    }

    SectionModel failed(String sentence, String newStaleNote) {
        return in("failed", sentence, true, newStaleNote);
    }

    private SectionModel in(String newState, String newMessage, boolean canRetry, String newStaleNote) {
        return new SectionModel(id, kind, label, colour, meta, metaHint, collapsible, open, newState, newMessage,
                canRetry,
                newStaleNote, rows, more, loadingMore, reorder, hint, begin);
    }
}
