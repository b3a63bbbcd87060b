package dev.talaria.gateway;

import java.util.Optional;

/// A prompt to send.
///
/// @param from where the conversation is cut before it goes on with this prompt
public record Submission(String text, Optional<Cut> from) {
    public static Submission of(String text) {
        return new Submission(text, Optional.empty());
    }

    /// The prompt that goes, and all that came after it.
    ///
    /// @param prompt which of the prompts of the live history: 0 is the first
    /// @param row under which it is stored
    /// @param back how manieth from the end it is of all that is stored as said by people: 1 is the last
    public record Cut(int prompt, long row, int back) {}
}
