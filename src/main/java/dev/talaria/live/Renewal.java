package dev.talaria.live;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Snapshot;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;

/// Takes a session that no file holds over to the id under which it was begun anew: its backend had stopped, and with it all
/// that was known of it but what we have kept.
@Component
class Renewal {
    private final PromptQueue queue;
    private final SessionBook book;
    private final NewSessions newSessions;

    Renewal(PromptQueue queue, SessionBook book, NewSessions newSessions) {
        this.queue = queue;
        this.book = book;
        this.newSessions = newSessions;
    }

    /// @return the prompt under the session's new name, on its way there
    Kept takeOver(Kept prompt, Snapshot snapshot) {
        var before = prompt.session();
        var now = new SessionKey(before.profile(), snapshot.session());
        var turn = book.of(before).turn();
        queue.move(before, now);
        newSessions.beganAnew(before, now);
        book.change(now, state -> {
            var known = state.at(snapshot.session()).knowing(snapshot.facts());
            return turn.flatMap(LiveTurn::prompt)
                    .map(shown -> known.sending(prompt.id(), shown, prompt.replaces(), shown.at()))
                    .orElse(known);
        });
        book.attached(now);
        book.forget(before);
        return queue.find(now, prompt.id()).orElse(prompt);
    }
}
