package dev.talaria.live;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.talaria.shared.SessionKey;
import dev.talaria.team.Authors;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.ReadMarks;
import dev.talaria.team.ThoughtTimes;

/// What we ourselves hold of a session, besides its file.
@Component
class Leftovers {
    private static final List<State> UNSENT = List.of(State.WAITING, State.HELD, State.FAILED);

    private final SessionBook book;
    private final NewSessions newSessions;
    private final PromptQueue queue;
    private final ReadMarks marks;
    private final Authors authors;
    private final ThoughtTimes thoughts;

    Leftovers(SessionBook book, NewSessions newSessions, PromptQueue queue, ReadMarks marks,
            Authors authors, ThoughtTimes thoughts) {
        this.book = book;
        this.newSessions = newSessions;
        this.queue = queue;
        this.marks = marks;
        this.authors = authors;
        this.thoughts = thoughts;
    }

    /// The session is deleted: nothing is sent there any more, and no list shows it.
    void forget(SessionKey session) {
        queue.of(session).forEach(prompt -> queue.remove(prompt, UNSENT));
        newSessions.gone(session);
        marks.forget(session);
        authors.forget(session);
        thoughts.forget(session);
        book.forget(session);
    }
}
