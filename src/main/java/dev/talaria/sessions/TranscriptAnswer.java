package dev.talaria.sessions;

import java.util.List;

/// What comes of asking for a transcript.
public sealed interface TranscriptAnswer {
    record Read(Transcript transcript) implements TranscriptAnswer {}

    /// Since the mark only the end has changed: these entries take the place of all from the mark's row on.
    record Grown(SessionDetails details, List<TranscriptEntry> tail, Transcript.Mark mark) implements TranscriptAnswer {
        public Grown {
            tail = List.copyOf(tail);
        }
    }

    /// No such profile, or not for this member: the two look the same from outside.
    record NoSuchProfile() implements TranscriptAnswer {}

    record NoSuchSession() implements TranscriptAnswer {}

    record Unreadable(String reason) implements TranscriptAnswer {}
}
