package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.PromptQueue.State;
import dev.talaria.team.Rights;
import dev.talaria.team.Slip;

/// Takes what members say and keeps it; the dispatcher brings it to the agents.
@Service
class PromptDesk implements Prompts {
    private static final List<State> CHANGEABLE = List.of(State.WAITING, State.HELD, State.FAILED);

    private final PromptQueue queue;
    private final WaitingLine line;
    private final Objections objections;
    private final TurnStop turnStop;
    private final Handovers handovers;
    private final SessionBook book;
    private final Beginnings beginnings;
    private final Resending resending;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final Gateways gateways;
    private final LiveBells bells;
    private final Rights rights;
    private final Background background;

    PromptDesk(PromptQueue queue, SessionBook book, Beginnings beginnings, Resending resending, Dispatcher dispatcher,
            Watchdog watchdog,
            SessionCatalogue catalogue, Gateways gateways, LiveBells bells, Rights rights, Background background) {
        this.queue = queue;
        this.line = new WaitingLine(queue);
        this.objections = new Objections(rights, catalogue, book);
        this.turnStop = new TurnStop(book, gateways);
        this.handovers = new Handovers(queue, background);
        this.book = book;
        this.beginnings = beginnings;
        this.resending = resending;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
        this.gateways = gateways;
        this.bells = bells;
        this.rights = rights;
        this.background = background;
    }

    @Override
    public CompletableFuture<StartResult> start(Member actor, ProfileName profile, NewSession wanted, String text,
            List<Attachment> attachments, Slip slip) {
        var objection = objections.to(actor, profile, text, attachments);
        var gateway = gateways.of(profile);
        if (objection.isPresent() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new StartResult.NotStarted(objection.orElse("There is no such profile.")));
        }
        return handovers.follow(slip, () -> beginnings.begin(gateway.get(),
                new Beginnings.First(actor, profile, wanted, text, attachments, slip)));
    }

    @Override
    public boolean isBeginning(Member actor, ProfileName profile, String text) {
        return beginnings.isUnderWay(actor, profile, text);
    }

    @Override
    public CompletableFuture<Optional<SessionKey>> whereIs(Member actor, Slip slip) {
        return handovers.whereIs(actor, slip)
                .thenApply(found -> found.filter(session -> rights.maySee(actor, session.profile())));
    }

    @Override
    public SendResult send(Member actor, SessionKey session, String text, List<Attachment> attachments,
            boolean confirmed, Slip slip) {
        var objection = objections.to(actor, session, text, attachments);
        if (objection.isPresent()) {
            return new SendResult.NotSent(objection.get());
        }
        var elsewhere = confirmed ? Optional.<String>empty() : objections.programAtWork(session);
        if (elsewhere.isPresent()) {
            return new SendResult.AskFirst(elsewhere.get());
        }
        return kept(queue.add(session, actor, text, attachments, Optional.empty(), line.isPaused(session), slip));
    }

    private SendResult kept(Kept prompt) {
        line.release(prompt.session());
        var waiting = line.of(prompt.session());
        var mayGo = !waiting.isEmpty() && waiting.getFirst().id() == prompt.id();
        if (mayGo && dispatcher.sendIfFree(prompt)) {
            return new SendResult.Sent();
        }
        dispatcher.look(prompt.session());
        bells.session(prompt.session());
        var place = line.place(prompt);
        return place == 0 ? new SendResult.Sent() : new SendResult.Queued(place);
    }

    @Override
    public CompletableFuture<SendResult> steer(Member actor, SessionKey session, String text, Slip slip) {
        var objection = objections.to(actor, session, text, List.of());
        var gateway = gateways.of(session.profile());
        if (objection.isPresent() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new SendResult.NotSent(objection.orElse("There is no such profile.")));
        }
        return handovers.follow(slip, () -> gateway.get().steer(book.of(session).tip(), text)
                .thenApplyAsync(reply -> steered(actor, session, text, slip, reply), background::run));
    }

    private SendResult steered(Member actor, SessionKey session, String text, Slip slip, Reply<Boolean> reply) {
        return switch (reply) {
            case Reply.Done<Boolean>(var taken) when taken -> {
                queue.note(session, actor, slip);
                yield new SendResult.Sent();
            }
            case Reply.Refused<Boolean>(var why, var words) when why == Refusal.UNCERTAIN ->
                new SendResult.NotSent(words);
            case Reply.Done<Boolean> _,Reply.Refused<Boolean> _ -> kept(queue.add(session, actor, text, List.of(),
                    Optional.empty(), line.isPaused(session), slip));
        };
    }

    @Override
    public void stop(Member actor, SessionKey session) {
        if (!rights.mayTalk(actor, session.profile())) {
            return;
        }
        line.hold(session);
        bells.session(session);
        turnStop.stop(session);
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
        var objection = objections.to(actor, session, text, List.of());
        if (objection.isPresent()) {
            return new SendResult.NotSent(objection.get());
        }
        if (book.of(session).busy() || objections.programAtWork(session).isPresent()) {
            return new SendResult.NotSent("A turn runs in this session: stop it first, or wait for its end.");
        }
        var along = resending.along(actor, session, message);
        return kept(queue.add(session, actor, text, along, Optional.of(message), true));
    }

    @Override
    public boolean editQueued(Member actor, SessionKey session, long queued, String text) {
        return changed(actor, session, queued, kept -> (!text.isBlank() || !kept.attachments().isEmpty())
                && queue.rewrite(kept, text.strip()));
    }

    @Override
    public boolean removeQueued(Member actor, SessionKey session, long queued) {
        return changed(actor, session, queued, kept -> queue.takeOut(kept, CHANGEABLE));
    }

    @Override
    public boolean putBack(Member actor, SessionKey session, long queued) {
        if (!rights.mayTalk(actor, session.profile())) {
            return false;
        }
        var back = queue.putBack(session, queued, line.isPaused(session) ? State.HELD : State.WAITING);
        bells.session(session);
        dispatcher.look(session);
        return back.isPresent();
    }

    @Override
    public boolean sendQueuedNow(Member actor, SessionKey session, long queued) {
        return changed(actor, session, queued, kept -> {
            if (!queue.moveToHead(kept) || !queue.turn(kept, CHANGEABLE, State.WAITING, "")) {
                return false;
            }
            line.release(session);
            turnStop.stop(session);
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
            line.release(session);
            bells.session(session);
            dispatcher.look(session);
        }
    }
}
