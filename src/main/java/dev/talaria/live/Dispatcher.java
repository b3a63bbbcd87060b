package dev.talaria.live;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;

/// Sends kept prompts on their way to their agents, one at a time per session.
@Component
class Dispatcher {
    private final PromptQueue queue;
    private final SessionBook book;
    private final Delivery delivery;
    private final Arrivals arrivals;
    private final Background background;
    private final Clock clock;

    Dispatcher(PromptQueue queue, SessionBook book, Delivery delivery, Arrivals arrivals, Background background,
            Clock clock) {
        this.queue = queue;
        this.book = book;
        this.delivery = delivery;
        this.arrivals = arrivals;
        this.background = background;
        this.clock = clock;
        book.read((before, after) -> {
            if (!after.busy() && (before.busy() || (before.isNextOfOthers() && !after.isNextOfOthers()))) {
                look(after.key());
            }
        });
    }

    /// Sends the next prompt that waits, as soon as the session can take one. One that waits for something else is left.
    void look(SessionKey session) {
        background.run(() -> next(session).filter(prompt -> prompt.remark().isEmpty()).ifPresent(this::sendIfFree));
    }

    /// Tries again what found no place for its backend.
    void lookAgain() {
        background.run(() -> queue.sessions().forEach(session -> next(session).ifPresent(this::sendIfFree)));
    }

    private Optional<Kept> next(SessionKey session) {
        return queue.of(session).stream().filter(prompt -> prompt.state() == State.WAITING).findFirst();
    }

    /// @return whether it is on its way because of this call
    boolean sendIfFree(Kept prompt) {
        var claim = new Claim(prompt, clock.instant());
        book.change(prompt.session(), claim::on);
        if (!claim.won) {
            return false;
        }
        if (!queue.turn(prompt, List.of(State.WAITING), State.SENDING, "")) {
            arrivals.ofTurn(prompt, SessionState::withoutTurn);
            return false;
        }
        background.run(() -> delivery.begin(prompt));
        return true;
    }

    /// Takes the free session for one prompt, unless another has taken it.
    private static final class Claim {
        private final Kept prompt;
        private final Instant now;
        private boolean won;

        Claim(Kept prompt, Instant now) {
            this.prompt = prompt;
            this.now = now;
        }

        SessionState on(SessionState known) {
            // what its backend has taken comes first, and would be mixed with another
            won = !known.busy() && known.next().isEmpty();
            return won ? known.sending(prompt.id(), shown(), prompt.replaces(), now) : known;
        }

        private LivePrompt shown() {
            return new LivePrompt(Optional.of(Author.of(prompt.author())), now, prompt.text(), prompt.attachments());
        }
    }
}
