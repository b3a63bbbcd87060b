package dev.talaria.chat.ui;

import dev.talaria.gateway.Compressed;

/// What is said when something was done.
final class Outcomes {
    private Outcomes() {}

    static String compressed(Compressed compressed) {
        if (compressed.nothingToDo()) {
            return compressed.headline().isBlank() ? "There is nothing to compress yet." : compressed.headline();
        }
        var headline = compressed.headline().isBlank() ? "Compressed." : compressed.headline();
        return compressed.tokens().isBlank() ? headline : headline + " " + compressed.tokens();
    }

    static String undone(int messages) {
        return messages == 0
                ? "There was nothing to take back."
                : messages == 1 ? "Took back one message." : "Took back " + messages + " messages.";
    }
}
