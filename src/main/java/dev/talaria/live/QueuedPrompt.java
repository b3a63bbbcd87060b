package dev.talaria.live;

import java.time.Instant;
import java.util.List;

import dev.talaria.team.Attachment;

/// A prompt that waits for its turn.
///
/// @param sending whether it is on its way, so that it can no longer be changed
/// @param remark why it still waits although nothing runs; empty for no reason to tell
public record QueuedPrompt(long id, Author author, String text, List<Attachment> attachments, Instant at,
        boolean sending, String remark) {
    public QueuedPrompt {
        attachments = List.copyOf(attachments);
    }
}
