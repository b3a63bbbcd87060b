package dev.talaria.gateway.embedded;

import java.util.function.Consumer;

/// Tells thinking from the answer where an endpoint sends both as text: reasoning models on servers of one's own begin with
/// `<think>`, end it with `</think>`, and may cut either tag between two pieces. Only the very beginning of an answer counts,
/// so that a text about such tags stays what it is.
final class InlineThoughts {
    private static final String OPENING = "<think>";
    private static final String CLOSING = "</think>";

    private enum Part {
        BEGINNING, THINKING, BEFORE_ANSWER, ANSWER
    }

    private final Consumer<String> thought;
    private final Consumer<String> said;
    private Part part = Part.BEGINNING;
    private String undecided = "";

    InlineThoughts(Consumer<String> thought, Consumer<String> said) {
        this.thought = thought;
        this.said = said;
    }

    void add(String piece) {
        undecided += piece;
        switch (part) {
            case BEGINNING -> begin();
            case THINKING -> think();
            case BEFORE_ANSWER -> beforeAnswer();
            case ANSWER -> answer();
        }
    }

    /// Nothing more comes: what was held back is what it looks like.
    void end() {
        if (!undecided.isEmpty()) {
            (part == Part.THINKING ? thought : said).accept(undecided);
            undecided = "";
        }
    }

    private void begin() {
        var text = undecided.stripLeading();
        if (text.startsWith(OPENING)) {
            undecided = text.substring(OPENING.length());
            part = Part.THINKING;
            think();
        } else if (!OPENING.startsWith(text)) {
            part = Part.ANSWER;
            answer();
        }
    }

    private void think() {
        var end = undecided.indexOf(CLOSING);
        if (end >= 0) {
            tell(thought, undecided.substring(0, end));
            undecided = undecided.substring(end + CLOSING.length());
            part = Part.BEFORE_ANSWER;
            beforeAnswer();
        } else {
            var sure = undecided.length() - heldBack();
            tell(thought, undecided.substring(0, sure));
            undecided = undecided.substring(sure);
        }
    }

    /// How much of the end may become the closing tag.
    private int heldBack() {
        for (var length = Math.min(CLOSING.length() - 1, undecided.length()); length > 0; length--) {
            if (CLOSING.startsWith(undecided.substring(undecided.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    /// The blank lines between the two belong to neither.
    private void beforeAnswer() {
        undecided = undecided.stripLeading();
        if (!undecided.isEmpty()) {
            part = Part.ANSWER;
            answer();
        }
    }

    private void answer() {
        tell(said, undecided);
        undecided = "";
    }

    private static void tell(Consumer<String> ear, String text) {
        if (!text.isEmpty()) {
            ear.accept(text);
        }
    }
}
