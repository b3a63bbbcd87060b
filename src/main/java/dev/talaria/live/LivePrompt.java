package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.team.Attachment;

/// A prompt that was sent from here.
///
/// @param author nothing where it came from another client
public record LivePrompt(Optional<Author> author, Instant at, String text, List<Attachment> attachments) {
    public LivePrompt {
        attachments = List.copyOf(attachments);
    }
}
