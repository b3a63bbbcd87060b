package dev.talaria.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Reply;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SourceNames;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.Rights;

/// Takes what members say and keeps it; the dispatcher brings it to the agents.
@Service
class PromptDesk implements Prompts {
    private static final String NOT_ALLOWED = "You may not talk to this profile's agent.";
    private static final List<State> CHANGEABLE = List.of(State.WAITING, State.HELD, State.FAILED);

    /// So long the file may lag behind what was heard.
    private static final Duration LATE = Duration.ofSeconds(5);

    private final PromptQueue queue;
    private final SessionBook book;
    private final Beginnings beginnings;
    private final Resending resending;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final SessionCatalogue catalogue;
    private final Gateways gateways;
    private final LiveBells bells;
    private final Rights rights;
    private final Background background;

    PromptDesk(PromptQueue queue, SessionBook book, Beginnings beginnings, Resending resending, Dispatcher dispatcher,
            Watchdog watchdog,
            SessionCatalogue catalogue, Gateways gateways, LiveBells bells, Rights rights, Background background) {
        this.queue = queue;
        this.book = book;
        this.beginnings = beginnings;
        this.resending = resending;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
        this.catalogue = catalogue;
        this.gateways = gateways;
        this.bells = bells;
        this.rights = rights;
        this.background = background;
    }

    @Override
    public CompletableFuture<StartResult> start(Member actor, ProfileName profile, NewSession wanted, String text,
            List<Attachment> attachments) {
        var refusal = refusal(actor, profile, text, attachments);
        var gateway = gateways.of(profile);
        if (refusal.isPresent() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new StartResult.NotStarted(refusal.orElse("There is no such profile.")));
        }
        return beginnings.begin(gateway.get(), new Beginnings.First(actor, profile, wanted, text, attachments));
    }

    @Override
    public SendResult send(Member actor, SessionKey session, String text, List<Attachment> attachments,
            boolean confirmed) {
        var refusal = refusal(actor, session, text, attachments);
        if (refusal.isPresent()) {
            return new SendResult.NotSent(refusal.get());
        }
        var elsewhere = confirmed ? Optional.<String>empty() : programAtWork(session);
        if (elsewhere.isPresent()) {
            return new SendResult.AskFirst(elsewhere.get());
        }
        return kept(queue.add(session, actor, text, attachments, Optional.empty(), isPaused(session)));
    }

    private SendResult kept(Kept prompt) {
        release(prompt.session());
        var waiting = waiting(prompt.session());
        var mayGo = !waiting.isEmpty() && waiting.getFirst().id() == prompt.id();
        if (mayGo && dispatcher.sendIfFree(prompt)) {
            return new SendResult.Sent();
        }
        dispatcher.look(prompt.session());
        bells.session(prompt.session());
        var place = waiting(prompt.session()).stream().map(Kept::id).toList().indexOf(prompt.id()) + 1;
        return place == 0 ? new SendResult.Sent() : new SendResult.Queued(place);
    }

    private List<Kept> waiting(SessionKey session) {
        return queue.of(session).stream().filter(kept -> kept.state() == State.WAITING).toList();
    }

    private boolean isPaused(SessionKey session) {
        return queue.of(session).stream().anyMatch(kept -> kept.state() == State.HELD);
    }

    private void release(SessionKey session) {
        queue.of(session).forEach(kept -> queue.turn(kept, List.of(State.HELD), State.WAITING, ""));
    }

    private Optional<String> refusal(Member actor, ProfileName profile, String text, List<Attachment> attachments) {
        if (!rights.mayTalk(actor, profile)) {
            return Optional.of(NOT_ALLOWED);
        }
        return text.isBlank() && attachments.isEmpty() ? Optional.of("There is nothing to send.") : Optional.empty();
    }

    private Optional<String> refusal(Member actor, SessionKey session, String text, List<Attachment> attachments) {
        return refusal(actor, session.profile(), text, attachments).or(() -> readOnly(session));
    }

    private Optional<String> readOnly(SessionKey session) {
        var population = catalogue.onDisk(session.profile(), session.root())
                .map(SessionSummary::population)
                .orElse(Population.HUMAN);
        return switch (population) {
            case HUMAN -> Optional.empty();
            case SCHEDULED -> Optional.of("A schedule ran this session: there is nobody to answer.");
            case AUTOMATED -> Optional.of("A program ran this session: there is nobody to answer.");
        };
    }

    /// The file says that a turn runs, and it is none of ours.
    private Optional<String> programAtWork(SessionKey session) {
        var ours = book.known(session).flatMap(SessionState::turn);
        return catalogue.onDisk(session.profile(), session.root())
                .filter(SessionSummary::running)
                .filter(summary -> ours.filter(turn -> isOf(turn, summary)).isEmpty())
                .map(summary -> SourceNames.label(summary.source()));
    }

    /// What came last came from our own turn, which may have left something that looks unfinished.
    private static boolean isOf(LiveTurn turn, SessionSummary summary) {
        return turn.endedAt().map(end -> !summary.lastActivity().isAfter(end.plus(LATE))).orElse(true);
    }

    @Override
    public CompletableFuture<SendResult> steer(Member actor, SessionKey session, String text) {
        var refusal = refusal(actor, session, text, List.of());
        var gateway = gateways.of(session.profile());
        if (refusal.isPresent() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new SendResult.NotSent(refusal.orElse("There is no such profile.")));
        }
        return gateway.get().steer(book.of(session).tip(), text).thenApplyAsync(reply -> switch (reply) {
            case Reply.Done<Boolean>(var taken) when taken -> new SendResult.Sent();
            case Reply.Refused<Boolean>(var why, var words) when why == Refusal.UNCERTAIN ->
                new SendResult.NotSent(words);
            case Reply.Done<Boolean> _,Reply.Refused<Boolean> _ ->
                kept(queue.add(session, actor, text, List.of(), Optional.empty(), isPaused(session)));
        }, background::run);
    }

    @Override
    public void stop(Member actor, SessionKey session) {
        if (!rights.mayTalk(actor, session.profile())) {
            return;
        }
        waiting(session).forEach(kept -> queue.turn(kept, List.of(State.WAITING), State.HELD, ""));
        bells.session(session);
        stopTurn(session);
    }

    private void stopTurn(SessionKey session) {
        var before = book.of(session);
        var after = book.change(session,
                state -> state.working() ? state.turn(turn -> turn.in(Phase.STOPPING)) : state);
        if (after.isIn(Phase.STOPPING) && (after.signs().submitted() || after.signs().begun())
                && !before.isIn(Phase.STOPPING)) {
            gateways.of(session.profile()).ifPresent(gateway -> gateway.stop(after.tip())
                    .thenAccept(reply -> stopped(after, reply)));
        }
    }

    private void stopped(SessionState stopping, Reply<Gateway.Nothing> reply) {
        if (reply instanceof Reply.Refused<Gateway.Nothing>(_, var words)) {
            book.change(stopping.key(), Aftermath.ofTurn(stopping.turns(), state -> state.isIn(Phase.STOPPING)
                    ? state.turn(turn -> turn.in(Phase.RUNNING).withStatus(words))
                    : state));
        }
    }

    @Override
    public CompletableFuture<Optional<Gateway.Truth>> askAgain(Member actor, SessionKey session) {
        return rights.mayTalk(actor, session.profile())
                ? watchdog.ask(session)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public void retry(Member actor, SessionKey session) {
        if (!rights.mayTalk(actor, session.profile())) {
            return;
        }
        var state = book.of(session);
        var failed = state.signs().row().flatMap(row -> queue.find(session, row));
        if (failed.isPresent()) {
            if (queue.turn(failed.get(), List.of(State.FAILED), State.WAITING, "")) {
                queue.moveToHead(failed.get());
                dispatcher.sendIfFree(queue.find(session, failed.get().id()).orElse(failed.get()));
            }
        } else if (!state.busy()) {
            state.turn().flatMap(LiveTurn::prompt).ifPresent(prompt -> kept(queue.add(session, actor, prompt.text(),
                    prompt.attachments(), Optional.empty(), true)));
        }
    }

    @Override
    public SendResult resend(Member actor, SessionKey session, long message, String text) {
        var refusal = refusal(actor, session, text, List.of());
        if (refusal.isPresent()) {
            return new SendResult.NotSent(refusal.get());
        }
        if (book.of(session).busy() || programAtWork(session).isPresent()) {
            return new SendResult.NotSent("A turn runs in this session: stop it first, or wait for its end.");
        }
        var along = resending.along(actor, session, message);
        return kept(queue.add(session, actor, text, along, Optional.of(message), true));
    }

    @Override
    public boolean editQueued(Member actor, SessionKey session, long queued, String text) {
        return !text.isBlank() && changed(actor, session, queued, kept -> queue.rewrite(kept, text.strip()));
    }

    @Override
    public boolean removeQueued(Member actor, SessionKey session, long queued) {
        return changed(actor, session, queued, kept -> queue.remove(kept, CHANGEABLE));
    }

    @Override
    public boolean sendQueuedNow(Member actor, SessionKey session, long queued) {
        return changed(actor, session, queued, kept -> {
            if (!queue.moveToHead(kept) || !queue.turn(kept, CHANGEABLE, State.WAITING, "")) {
                return false;
            }
            release(session);
            stopTurn(session);
            dispatcher.look(session);
            return true;
        });
    }

    private boolean changed(Member actor, SessionKey session, long queued,
            Predicate<Kept> change) {
        if (!rights.mayTalk(actor, session.profile())) {
            return false;
        }
        var done = queue.find(session, queued).filter(change).isPresent();
        bells.session(session);
        return done;
    }

    @Override
    public void resumeQueue(Member actor, SessionKey session) {
        if (rights.mayTalk(actor, session.profile())) {
            release(session);
            bells.session(session);
            dispatcher.look(session);
        }
    }
}
