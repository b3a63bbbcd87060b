package dev.talaria.gateway.hermes;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;

/// What a verb comes to where it cannot be done: carries the refusal from deep within to the one place that answers.
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    /// @param words a sentence for the person who asked
    NotDone(Refusal why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    NotDone(Reply.Refused<?> refused) {
        this(refused.why(), refused.words());
    }

    Refusal why() {
        return why;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    <T> Reply<T> reply() {
        return Reply.refused(why, words());
    }
}
