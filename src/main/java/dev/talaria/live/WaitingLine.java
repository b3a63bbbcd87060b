package dev.talaria.live;

import java.util.List;

import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;

/// The prompts of a session that wait for their turn, and those that were held back when somebody stopped.
final class WaitingLine {
    private final PromptQueue queue;

    WaitingLine(PromptQueue queue) {
        this.queue = queue;
    }

    /// In the order in which they go.
    List<Kept> of(SessionKey session) {
        return queue.of(session).stream().filter(kept -> kept.state() == State.WAITING).toList();
    }

    /// 1 is next; 0 where it waits no more.
    int place(Kept prompt) {
        return of(prompt.session()).stream().map(Kept::id).toList().indexOf(prompt.id()) + 1;
    }

    /// Whether some are held back.
    boolean isPaused(SessionKey session) {
        return queue.of(session).stream().anyMatch(kept -> kept.state() == State.HELD);
    }

    void hold(SessionKey session) {
        of(session).forEach(kept -> queue.turn(kept, List.of(State.WAITING), State.HELD, ""));
    }

    void release(SessionKey session) {
        queue.of(session).forEach(kept -> queue.turn(kept, List.of(State.HELD), State.WAITING, ""));
    }
}
