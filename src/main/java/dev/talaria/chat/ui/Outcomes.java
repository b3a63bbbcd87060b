package dev.talaria.chat.ui;

import java.util.Optional;

import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway;

/// What is said when something was done.
final class Outcomes {
    private Outcomes() {}

    static String compressed(Compressed compressed) {
        if (compressed.nothingToDo()) {
            return compressed.headline().isBlank() ? "There is nothing to compress yet." : compressed.headline();
        }
        var headline = compressed.headline().isBlank() ? "Compressed." : compressed.headline();
        return compressed.tokens().isBlank() ? headline : sentence(headline) + " " + sentence(compressed.tokens());
    }

    private static String sentence(String words) {
        return words.matches(".*[.!?…]") ? words : words + ".";
    }

    static String undone(int messages) {
        return messages == 0
                ? "There was nothing to take back."
                : messages == 1 ? "Took back one message." : "Took back " + messages + " messages.";
    }

    /// How a silent turn stands.
    static String asked(Optional<Gateway.Truth> truth) {
        return truth.map(known -> switch (known) {
            case RUNNING -> "The agent answered: it is still at work.";
            case WAITING -> "The agent answered: it waits for somebody's input.";
            case IDLE, NOT_LIVE -> "The agent answered: this turn is not running any more.";
        }).orElse("No answer. The agent is asked again, and the turn stays as it is until then.");
    }
}
