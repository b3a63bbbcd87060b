package dev.talaria.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.talaria.gateway.Attached;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.SessionEnd;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.Rights;

/// Brings kept prompts to their agents, one at a time per session. A prompt stays kept until its backend has said that it
/// has it; whether it has is asked, never guessed, and none is sent twice.
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final PromptQueue queue;
    private final SessionBook book;
    private final Gateways gateways;
    private final Transcripts transcripts;
    private final ObjectProvider<Drafts> drafts;
    private final Rights rights;
    private final Background background;
    private final Clock clock;

    Dispatcher(PromptQueue queue, SessionBook book, Gateways gateways, Transcripts transcripts,
            ObjectProvider<Drafts> drafts, Rights rights, Background background, Clock clock) {
        this.queue = queue;
        this.book = book;
        this.gateways = gateways;
        this.transcripts = transcripts;
        this.drafts = drafts;
        this.rights = rights;
        this.background = background;
        this.clock = clock;
        book.read((before, after) -> {
            if (before.busy() && !after.busy()) {
                look(after.key());
            }
        });
    }

    /// Sends the next prompt that waits, as soon as the session can take one.
    void look(SessionKey session) {
        background.run(() -> queue.of(session).stream()
                .filter(prompt -> prompt.state() == State.WAITING)
                .findFirst()
                .ifPresent(this::sendIfFree));
    }

    /// @return whether it is on its way
    boolean sendIfFree(Kept prompt) {
        var shown = new LivePrompt(Optional.of(Author.of(prompt.author())), clock.instant(), prompt.text(),
                prompt.attachments());
        var state = book.change(prompt.session(), known -> known.busy()
                ? known
                : known.sending(prompt.id(), shown, prompt.replaces(), clock.instant()));
        if (!state.isIn(Phase.SENDING) || !state.signs().row().equals(Optional.of(prompt.id()))) {
            return false;
        }
        if (!queue.turn(prompt, List.of(State.WAITING), State.SENDING, "")) {
            ofTurn(prompt, SessionState::withoutTurn);
            return false;
        }
        background.run(() -> guarded(prompt, () -> open(prompt)));
        return true;
    }

    private void open(Kept prompt) {
        var gateway = gateways.of(prompt.session().profile());
        if (gateway.isEmpty() || !rights.mayTalk(prompt.author(), prompt.session().profile())) {
            fail(prompt, gateway.isEmpty()
                    ? "There is no such profile any more."
                    : prompt.author().name() + " may not talk to this profile any more.");
            return;
        }
        transcripts.lastRow(prompt.session().profile())
                .ifPresent(row -> ofTurn(prompt, state -> state.turn(turn -> turn.withAfter(row))));
        var tip = book.of(prompt.session()).tip();
        then(prompt, gateway.get().attach(tip), reply -> {
            switch (reply) {
                case Reply.Done<Snapshot>(var snapshot) -> opened(prompt, gateway.get(), snapshot);
                case Reply.Refused<Snapshot> refused -> refused(prompt, gateway.get(), refused);
            }
        });
    }

    private void opened(Kept prompt, Gateway gateway, Snapshot snapshot) {
        book.learn(prompt.session(), snapshot.session());
        if (snapshot.running()) {
            queue.turn(prompt, List.of(State.SENDING), State.WAITING, "");
            ofTurn(prompt, state -> SessionFold.found(state.withoutTurn(), snapshot, clock.instant()));
            return;
        }
        ofTurn(prompt, state -> SessionFold.found(state, snapshot, clock.instant()));
        var from = prompt.replaces().map(message -> ordinal(prompt.session(), message));
        if (from.isPresent() && from.get().isEmpty()) {
            fail(prompt, "This prompt can't be edited any more: the conversation was compressed after it.");
            return;
        }
        then(prompt, uploaded(prompt, gateway, snapshot.session()), attached -> submit(prompt, gateway, attached,
                from.map(OptionalLong::getAsLong).map(Math::toIntExact)));
    }

    private OptionalLong ordinal(SessionKey session, long message) {
        var prompts = transcripts.end(session.profile(), session.root())
                .map(SessionEnd::prompts)
                .orElse(List.of())
                .stream()
                .map(SessionEnd.Prompt::id)
                .toList();
        var at = prompts.indexOf(message);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /// One after another: a backend takes them in the order in which they come.
    private CompletableFuture<List<Reply<Attached>>> uploaded(Kept prompt, Gateway gateway, StoredId session) {
        var replies = CompletableFuture.<List<Reply<Attached>>>completedFuture(List.of());
        for (var attachment : prompt.attachments()) {
            replies = replies.thenComposeAsync(before -> upload(gateway, session, attachment).thenApply(reply -> {
                var all = new ArrayList<>(before);
                all.add(reply);
                return List.copyOf(all);
            }), background::run);
        }
        return replies;
    }

    private CompletableFuture<Reply<Attached>> upload(Gateway gateway, StoredId session, Attachment attachment) {
        var content = drafts.getObject().content(attachment);
        return attachment.isImage()
                ? gateway.attachImage(session, attachment.name(), content)
                : gateway.attachFile(session, attachment.name(), content);
    }

    private void submit(Kept prompt, Gateway gateway, List<Reply<Attached>> attached, Optional<Integer> from) {
        var references = new ArrayList<String>();
        for (var reply : attached) {
            switch (reply) {
                case Reply.Done<Attached>(var file) -> references.add(file.reference());
                case Reply.Refused<Attached>(_, var words) -> {
                    fail(prompt, words);
                    return;
                }
            }
        }
        var state = ofTurn(prompt, known -> known.isIn(Phase.SENDING) ? known.signs(Signs::submit) : known);
        if (!state.signs().submitted()) {
            withdraw(prompt);
            return;
        }
        var text = Stream.concat(references.stream().filter(reference -> !reference.isEmpty()),
                Stream.of(prompt.text())).collect(Collectors.joining("\n"));
        then(prompt, gateway.submit(state.tip(), new Submission(text, from)), reply -> {
            switch (reply) {
                case Reply.Done<Gateway.Submitted>(var how) -> taken(prompt, gateway, how);
                case Reply.Refused<Gateway.Submitted> refused -> refused(prompt, gateway, refused);
            }
        });
    }

    /// Somebody stopped it before it left.
    private void withdraw(Kept prompt) {
        queue.turn(prompt, List.of(State.SENDING), State.HELD, "");
        ofTurn(prompt, SessionState::withoutTurn);
    }

    private void taken(Kept prompt, Gateway gateway, Gateway.Submitted how) {
        if (how == Gateway.Submitted.QUEUED) {
            queue.turn(prompt, List.of(State.SENDING), State.SENDING, "the agent has it, for after this turn");
            ofTurn(prompt, state -> state.isIn(Phase.SENDING) ? takenForLater(prompt, state) : state);
            return;
        }
        queue.remove(prompt, List.of(State.SENDING));
        var state = ofTurn(prompt, known -> known.isIn(Phase.SENDING)
                ? known.turn(turn -> turn.in(Phase.RUNNING).heard(clock.instant()))
                : known);
        if (isOf(prompt, state) && state.isIn(Phase.STOPPING)) {
            gateway.stop(state.tip());
        }
    }

    /// Another turn runs there: it is that one which is heard now.
    private SessionState takenForLater(Kept prompt, SessionState state) {
        var now = clock.instant();
        var waiting = state.turn().flatMap(LiveTurn::prompt).map(shown -> new SessionState.Next(prompt.id(), shown));
        return state.begin(LiveTurn.found(state.turns(), Optional.empty(), now, now), Signs.NONE.begin()).next(waiting);
    }

    private void refused(Kept prompt, Gateway gateway, Reply.Refused<?> refused) {
        switch (refused.why()) {
            case BUSY -> {
                queue.turn(prompt, List.of(State.SENDING), State.WAITING, "");
                var now = clock.instant();
                // nobody told of that turn, so that it is asked soon whether it still runs
                ofTurn(prompt, state -> state.begin(
                        LiveTurn.found(state.turns(), Optional.empty(), now, now), Signs.NONE.begin().doubt(now)));
            }
            case POOL_FULL -> {
                queue.turn(prompt, List.of(State.SENDING), State.WAITING, refused.words());
                ofTurn(prompt, SessionState::withoutTurn);
            }
            case UNCERTAIN -> askWhetherItArrived(prompt, gateway, refused.words());
            case GONE, UNSUPPORTED, INVALID, UNREACHABLE, FAILED -> fail(prompt, refused.words());
        }
    }

    private void askWhetherItArrived(Kept prompt, Gateway gateway, String words) {
        var state = book.of(prompt.session());
        if (!isOf(prompt, state) || !state.isIn(Phase.SENDING)) {
            queue.remove(prompt, List.of(State.SENDING));
            return;
        }
        then(prompt, gateway.ask(state.tip()), reply -> {
            var runs = reply instanceof Reply.Done<Gateway.Truth>(var truth)
                    && (truth == Gateway.Truth.RUNNING || truth == Gateway.Truth.WAITING);
            if (runs) {
                taken(prompt, gateway, Gateway.Submitted.STARTED);
            } else if (isInFile(prompt)) {
                queue.remove(prompt, List.of(State.SENDING));
                ofTurn(prompt, known -> SessionFold.ended(known, clock.instant()));
            } else {
                fail(prompt, words + " Nothing tells that the prompt has arrived.");
            }
        });
    }

    private boolean isInFile(Kept prompt) {
        var after = book.of(prompt.session()).turn().map(LiveTurn::after).orElse(LiveTurn.NOT_KNOWN);
        return transcripts.end(prompt.session().profile(), prompt.session().root())
                .stream()
                .flatMap(end -> end.prompts().stream())
                .anyMatch(stored -> stored.id() > after && stored.text().strip().endsWith(prompt.text().strip()));
    }

    private void fail(Kept prompt, String words) {
        queue.turn(prompt, List.of(State.SENDING), State.FAILED, words);
        var failure = new TurnFailure("gateway", words, words, true);
        ofTurn(prompt, state -> SessionFold.ended(
                state.turn(turn -> turn.answered(Ending.FAILED, Optional.of(failure))), clock.instant()));
    }

    /// Changes the session as long as its turn is this prompt's.
    private SessionState ofTurn(Kept prompt, UnaryOperator<SessionState> change) {
        return book.change(prompt.session(), state -> isOf(prompt, state) ? change.apply(state) : state);
    }

    private static boolean isOf(Kept prompt, SessionState state) {
        return state.signs().row().equals(Optional.of(prompt.id()));
    }

    private <T> void then(Kept prompt, CompletableFuture<T> reply, Consumer<T> next) {
        reply.whenCompleteAsync((value, failure) -> {
            if (failure != null) {
                LOG.error("A prompt for {} could not be sent", prompt.session(), failure);
                fail(prompt, "Talaria failed at sending this prompt.");
            } else {
                guarded(prompt, () -> next.accept(value));
            }
        }, background::run);
    }

    private void guarded(Kept prompt, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.error("A prompt for {} could not be sent", prompt.session(), failure);
            fail(prompt, "Talaria failed at sending this prompt.");
        }
    }
}
