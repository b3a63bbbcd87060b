package dev.talaria.gateway;

import java.util.Optional;

/// A prompt to send.
///
/// @param from cuts the conversation before this prompt and goes on from there: 0 is the first prompt of the live history
public record Submission(String text, Optional<Integer> from) {
    public static Submission of(String text) {
        return new Submission(text, Optional.empty());
    }
}
