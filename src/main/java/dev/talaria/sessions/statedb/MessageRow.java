package dev.talaria.sessions.statedb;

/// One row of the table `messages`, each of its texts cut to what a reader may need. What is absent is an empty text.
///
/// @param segment index of its segment in the lineage
/// @param cut whether the content goes on behind what is here
/// @param contentBytes how long the content really is
/// @param summary marked as what stands for compacted rows
/// @param active neither rewound nor compacted away
/// @param compacted summarised away, but part of what was said
public record MessageRow(long id, int segment, String role, String content, boolean cut, long contentBytes,
        String toolCallId,
        String toolCalls, String toolName, double timestamp, String finishReason, String reasoning,
        String displayKind, String displayMetadata, boolean summary, boolean active, boolean compacted) {
    /// Whether it was taken back, so that nobody is to see it.
    public boolean isRewound() {
        return !active && !compacted;
    }

    public MessageRow withContent(String other) {
        return new MessageRow(id, segment, role, other, false, contentBytes, toolCallId, toolCalls, toolName, timestamp,
                finishReason, reasoning, displayKind, displayMetadata, summary, active, compacted);
    }

    public boolean isFrom(String expectedRole) {
        return role.equals(expectedRole);
    }
}
