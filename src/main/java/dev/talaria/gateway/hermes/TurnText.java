package dev.talaria.gateway.hermes;

import java.util.Optional;

/// What a turn has said since its last tool, as far as it takes to know it again.
///
/// Some backends call the answer reasoning once more when it is finished (`reasoning.available`), and some end a stopped turn
/// with a notice in place of the answer: both are told apart by what has been streamed.
final class TurnText {
    private static final int KNOWN_AGAIN = 4096;

    private final StringBuilder streamed = new StringBuilder();
    private boolean reasoned;
    private Optional<String> held = Optional.empty();

    void begin() {
        streamed.setLength(0);
        reasoned = false;
        held = Optional.empty();
    }

    void toolCalled() {
        streamed.setLength(0);
    }

    void said(String text) {
        if (streamed.length() < KNOWN_AGAIN) {
            streamed.append(streamed.isEmpty() ? text.stripLeading() : text);
        }
    }

    void reasoned() {
        reasoned = true;
    }

    /// Whether any of the last message has been streamed.
    boolean isStreamed() {
        return !streamed.isEmpty();
    }

    /// Takes what is called reasoning, and holds it until it is known whether it is.
    void hold(String text) {
        if (!reasoned && !isStreamed()) {
            held = Optional.of(text).filter(some -> !some.isBlank());
        }
    }

    /// What was held, once something else came than the answer that it may have been.
    Optional<String> release() {
        var released = held;
        held = Optional.empty();
        released.ifPresent(_ -> reasoned());
        return released;
    }

    /// What the turn thought and never streamed, now that its answer is known.
    Optional<String> release(String answer, Optional<String> reasoning) {
        var known = answer.strip();
        var released = release().or(() -> reasoned ? Optional.empty() : reasoning)
                .filter(text -> !text.isBlank() && !known.startsWith(withoutEllipsis(text)));
        released.ifPresent(_ -> reasoned());
        return released;
    }

    /// Whether the text goes on from what was streamed, so that it is the answer and no notice in its place.
    boolean isContinuedBy(String text) {
        var known = streamed.toString().strip();
        var end = Math.min(known.length(), KNOWN_AGAIN);
        return text.strip().startsWith(known.substring(0, end));
    }

    private static String withoutEllipsis(String text) {
        var strip = text.strip();
        return strip.endsWith("…") || strip.endsWith("...")
                ? strip.replaceFirst("(?:…|\\.\\.\\.)$", "").strip()
                : strip;
    }
}
