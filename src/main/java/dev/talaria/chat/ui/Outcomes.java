package dev.talaria.chat.ui;

import java.util.Optional;

import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway;
import dev.talaria.live.SessionControls.Undone;

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

    /// Whether nothing of what was taken back can be laid before the member again.
    static boolean isNothingBack(Undone gone) {
        return gone.prompt().isBlank() && gone.pictures().isEmpty();
    }

    static String undone(Undone gone) {
        var words = switch (gone.messages()) {
            case 0 -> "There was nothing to take back.";
            case 1 -> "Took back one message.";
            default -> "Took back " + gone.messages() + " messages.";
        };
        return words + switch (gone.lost()) {
            case 0 -> "";
            case 1 -> " Its picture has to be attached again.";
            default -> " " + gone.lost() + " pictures have to be attached again.";
        };
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
