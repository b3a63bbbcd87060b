package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.team.Attachment;

/// A prompt that waits for its turn.
///
/// @param id [#NOT_OURS] where another client sent it
/// @param author nothing where another client sent it
/// @param sending whether it is on its way, so that it can no longer be changed
/// @param remark why it still waits although nothing runs; empty for no reason to tell
public record QueuedPrompt(long id, Optional<Author> author, String text, List<Attachment> attachments, Instant at,
        boolean sending, String remark) {
    /// No prompt of ours has this one.
    static final long NOT_OURS = -1;

    /// Said of one that is its agent's already.
    static final String TAKEN = "The agent has it, and takes it next.";

    public QueuedPrompt {
        attachments = List.copyOf(attachments);
    }
}
