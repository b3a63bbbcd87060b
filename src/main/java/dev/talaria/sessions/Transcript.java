package dev.talaria.sessions;

import java.util.List;
import java.util.Optional;

/// A page of a session: all segments of its lineage read as one, oldest entry first.
///
/// @param earlier where the page before it ends; nothing where this page begins with the first message
/// @param mark what to hand in to learn what came since
public record Transcript(SessionDetails details, List<TranscriptEntry> entries, Optional<EarlierCursor> earlier,
        Mark mark) {
    public Transcript {
        entries = List.copyOf(entries);
    }

    /// The row before which an earlier page ends.
    ///
    /// @param segment index in the lineage, 0 is the root
    public record EarlierCursor(int segment, long beforeId) {}

    /// How far somebody has read.
    ///
    /// @param stillFrom the first row that later rows may still change: that of the last answer or prompt
    /// @param shape changes whenever something before `stillFrom` did (rewound, compacted, another segment)
    public record Mark(long stillFrom, String shape) {}
}
