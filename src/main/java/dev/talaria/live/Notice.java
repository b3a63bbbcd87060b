package dev.talaria.live;

import java.time.Instant;

/// A line beside the conversation that no file holds: something in the background has ended, a warning, a review.
///
/// @param number counts those of a session here, so that a screen knows one from the next
/// @param kind one word for it, the backend's own
public record Notice(long number, Instant at, String kind, String text) {
    /// The kind of one that tells why an earlier turn failed.
    static final String FAILED = "failed";

    private static final int LONGEST = 4_000;

    public Notice {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// Whether it tells why an earlier turn failed.
    public boolean isOfFailure() {
        return kind.equals(FAILED);
    }

    /// Whether it says the same as another one.
    boolean isLike(Notice other) {
        return kind.equals(other.kind) && text.equals(other.text);
    }
}
