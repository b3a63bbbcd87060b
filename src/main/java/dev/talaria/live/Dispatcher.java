package dev.talaria.live;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.SessionEnd;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.Rights;

/// Brings kept prompts to their agents, one at a time per session.
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /// The agent is there, and did not take the prompt.
    private static final Set<Refusal> NOT_TAKEN = EnumSet.of(Refusal.BUSY, Refusal.FAILED, Refusal.INVALID,
            Refusal.UNSUPPORTED);

    private final PromptQueue queue;
    private final SessionBook book;
    private final Gateways gateways;
    private final Transcripts transcripts;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final NewSessions newSessions;
    private final Renewal renewal;
    private final Rights rights;
    private final Background background;
    private final Clock clock;

    Dispatcher(PromptQueue queue, SessionBook book, Gateways gateways, Transcripts transcripts, Uploads uploads,
            Arrivals arrivals, NewSessions newSessions, Renewal renewal, Rights rights, Background background,
            Clock clock) {
        this.queue = queue;
        this.book = book;
        this.gateways = gateways;
        this.transcripts = transcripts;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.newSessions = newSessions;
        this.renewal = renewal;
        this.rights = rights;
        this.background = background;
        this.clock = clock;
        book.read((before, after) -> {
            if (before.busy() && !after.busy()) {
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
        background.run(() -> guarded(prompt, () -> open(prompt)));
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

    private void open(Kept prompt) {
        var session = prompt.session();
        var gateway = gateways.of(session.profile());
        if (gateway.isEmpty()) {
            arrivals.fail(prompt, "There is no such profile any more.");
        } else if (!rights.mayTalk(prompt.author(), session.profile())) {
            arrivals.fail(prompt, prompt.author().name() + " may not talk to this profile any more.");
        } else {
            lookAtTheFile(prompt);
            attach(prompt, gateway.get());
        }
    }

    /// A session that is live already need not be read by its backend again.
    private void attach(Kept prompt, Gateway gateway) {
        var session = prompt.session();
        if (book.isAttached(session)) {
            give(prompt, gateway);
            return;
        }
        then(prompt, gateway.attach(book.of(session).tip()), reply -> {
            switch (reply) {
                case Reply.Done<Snapshot>(var snapshot) -> opened(prompt, gateway, snapshot);
                case Reply.Refused<Snapshot> refused -> newSessions.unwritten(session)
                        .filter(_ -> refused.why() == Refusal.GONE)
                        .ifPresentOrElse(wanted -> beginAnew(prompt, gateway, wanted),
                                () -> arrivals.refused(prompt, gateway, refused));
            }
        });
    }

    /// Nothing was ever said in it, so that nothing is lost by another one in its place.
    private void beginAnew(Kept prompt, Gateway gateway, NewSession wanted) {
        then(prompt, gateway.create(wanted), reply -> {
            switch (reply) {
                case Reply.Done<Snapshot>(var snapshot) -> {
                    var moved = renewal.takeOver(prompt, snapshot);
                    guarded(moved, () -> {
                        lookAtTheFile(moved);
                        give(moved, gateway);
                    });
                }
                case Reply.Refused<Snapshot> refused -> arrivals.refused(prompt, gateway, refused);
            }
        });
    }

    /// The segment that it goes on in, which another program may have begun, and what was there before the turn.
    private void lookAtTheFile(Kept prompt) {
        var session = prompt.session();
        transcripts.end(session.profile(), session.root()).ifPresent(end -> {
            book.learn(session, end.tip());
            arrivals.ofTurn(prompt, state -> state.at(end.tip()));
        });
        transcripts.lastRow(session.profile())
                .ifPresent(row -> arrivals.ofTurn(prompt, state -> state.turn(turn -> turn.withAfter(row))));
    }

    private void opened(Kept prompt, Gateway gateway, Snapshot snapshot) {
        book.learn(prompt.session(), snapshot.session());
        book.attached(prompt.session());
        if (snapshot.running()) {
            arrivals.foundBusy(prompt, snapshot);
            return;
        }
        arrivals.ofTurn(prompt, state -> SessionFold.found(state, snapshot, clock.instant()));
        give(prompt, gateway);
    }

    private void give(Kept prompt, Gateway gateway) {
        var from = cut(prompt);
        if (from.isEmpty() && prompt.replaces().filter(row -> !isCutAlready(prompt, row)).isPresent()) {
            arrivals.fail(prompt, "This prompt can't be changed any more: the conversation was compressed since.");
            return;
        }
        then(prompt, uploads.give(gateway, book.of(prompt.session()).tip(), prompt.attachments()), given -> {
            switch (given) {
                case Reply.Done<Uploads.Given>(var files) -> submit(prompt, gateway, files, from);
                case Reply.Refused<Uploads.Given>(_, var words) -> arrivals.fail(prompt, words);
            }
        });
    }

    /// Which of the prompts that the agent still remembers it takes the place of.
    private Optional<Submission.Cut> cut(Kept prompt) {
        return prompt.replaces().flatMap(row -> {
            var remembered = remembered(prompt);
            var at = remembered.stream().map(SessionEnd.Prompt::id).toList().indexOf(row);
            return at < 0 ? Optional.empty() : Optional.of(new Submission.Cut(at, row, remembered.get(at).back()));
        });
    }

    /// Sent before, it may have got only so far that the other one was taken back.
    private boolean isCutAlready(Kept prompt, long row) {
        return transcripts.isTakenBack(prompt.session().profile(), row)
                && remembered(prompt).stream().noneMatch(other -> other.id() > row);
    }

    private List<SessionEnd.Prompt> remembered(Kept prompt) {
        return transcripts.prompts(prompt.session().profile(), prompt.session().root());
    }

    private void submit(Kept prompt, Gateway gateway, Uploads.Given files, Optional<Submission.Cut> from) {
        var state = arrivals.ofTurn(prompt,
                known -> known.isIn(Phase.SENDING) ? known.signs(Signs::submit) : known);
        if (!state.signs().submitted()) {
            Uploads.takeBack(gateway, state.tip(), files);
            arrivals.withdraw(prompt);
            return;
        }
        var text = Stream.concat(files.references().stream(), Stream.of(prompt.text()))
                .collect(Collectors.joining("\n"));
        var submission = new Submission(text, from);
        then(prompt, gateway.submit(state.tip(), submission), reply -> {
            switch (reply) {
                case Reply.Done<Gateway.Submitted>(var how) -> arrivals.taken(prompt, gateway, how);
                case Reply.Refused<Gateway.Submitted> refused -> {
                    if (NOT_TAKEN.contains(refused.why())) {
                        Uploads.takeBack(gateway, state.tip(), files);
                    }
                    arrivals.refused(prompt, gateway, refused);
                }
            }
        });
    }

    private <T> void then(Kept prompt, CompletableFuture<T> reply, Consumer<T> next) {
        reply.whenCompleteAsync((value, failure) -> guarded(prompt, () -> {
            if (failure != null) {
                throw new IllegalStateException("A gateway failed where it should have refused", failure);
            }
            next.accept(value);
        }), background::run);
    }

    private void guarded(Kept prompt, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.error("A prompt for {} could not be sent", prompt.session(), failure);
            arrivals.fail(prompt, "Talaria failed at sending this prompt.");
        }
    }
}
