package dev.talaria.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.shared.StoredId;

/// One thing that a reader of a transcript sees. Its id is that of its first row in the table `messages`.
public sealed interface TranscriptEntry {
    long id();

    /// What a person sent.
    ///
    /// @param shortened whether the text is only the beginning of a very long one
    /// @param attachments references that went along as text, such as files
    record Prompt(long id, Instant at, String text, boolean shortened, List<Picture> pictures, List<String> attachments)
            implements
                TranscriptEntry {
        public Prompt {
            pictures = List.copyOf(pictures);
            attachments = List.copyOf(attachments);
        }
    }

    /// All that the agent did about one prompt: every row up to the next prompt is one answer.
    ///
    /// @param lastId the last row that belongs to it
    /// @param failure why the turn failed, where it did
    /// @param unfinished whether its last row asks for a tool or for an answer that is not there
    record Answer(long id, long lastId, Instant startedAt, Instant endedAt, List<Part> parts, Optional<String> failure,
            boolean unfinished) implements TranscriptEntry {
        public Answer {
            parts = List.copyOf(parts);
        }
    }

    /// A line that neither the person nor the agent wrote: a switched model, a steered turn, a slash command's output.
    ///
    /// @param kind as Hermes calls it (`display_kind`, else the role)
    record Notice(long id, Instant at, String kind, String text) implements TranscriptEntry {}

    /// What stands for rows that were compacted away; folded until somebody wants it. Where it came in one row with a prompt,
    /// its id is negative.
    record Summary(long id, Instant at, String text) implements TranscriptEntry {}

    /// Where the conversation went on in a new segment. Its id is negative, and of no row.
    record Boundary(long id, Instant at, StoredId segment) implements TranscriptEntry {}

    /// One piece of an answer, in the order in which it came.
    sealed interface Part {
        /// The row that it came from.
        long id();

        /// Markdown, hostile like all that a model writes.
        record Text(long id, Instant at, String markdown, boolean shortened) implements Part {}

        /// @param millis how long the agent thought, where it can be told from the rows
        record Reasoning(long id, String text, Optional<Long> millis) implements Part {}

        record Shown(long id, Picture picture) implements Part {}

        record Tool(long id, ToolCall call) implements Part {}
    }
}
