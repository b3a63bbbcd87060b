package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.MissingModel;
import dev.talaria.gateway.Gateways;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.Rights;

/// Puts together what the book, the queue and the gateways know, for who may see it.
@Service
class SessionsNow implements LiveSessions {
    private final SessionBook book;
    private final PromptQueue queue;
    private final Presence presence;
    private final Unread unread;
    private final Notes notes;
    private final NewSessions newSessions;
    private final LiveBells bells;
    private final Gateways gateways;
    private final Profiles profiles;
    private final Rights rights;

    SessionsNow(SessionBook book, PromptQueue queue, Presence presence, Unread unread, Notes notes,
            NewSessions newSessions, LiveBells bells,
            Gateways gateways, Profiles profiles, Rights rights) {
        this.book = book;
        this.queue = queue;
        this.presence = presence;
        this.unread = unread;
        this.notes = notes;
        this.newSessions = newSessions;
        this.bells = bells;
        this.gateways = gateways;
        this.profiles = profiles;
        this.rights = rights;
    }

    @Override
    public Optional<LiveSession> find(Member actor, SessionKey session) {
        return health(actor, session.profile()).map(health -> picture(newSessions.now(session), health));
    }

    private LiveSession picture(SessionKey session, GatewayHealth health) {
        var state = book.of(session);
        var kept = queue.of(session);
        var shown = Stream.concat(state.next().filter(next -> next.row().isEmpty()).map(SessionsNow::queued).stream(),
                kept.stream().filter(prompt -> isQueued(state, prompt)).map(SessionsNow::queued)).toList();
        var paused = kept.stream().anyMatch(prompt -> prompt.state() == PromptQueue.State.HELD);
        var kind = gateways.of(session.profile()).map(Gateway::kind).orElse(GatewayKind.HERMES);
        return new LiveSession(session, book.tip(state), notes.activity(state), state.turn(), state.requests(),
                state.answered(), state.notices(), shown, paused, state.facts(), presence.of(session), kind, health,
                book.lastEnd(session));
    }

    /// What the turn itself shows is not shown twice.
    private static boolean isQueued(SessionState state, PromptQueue.Kept prompt) {
        return state.turn().isEmpty() || !state.isOf(prompt) || prompt.state() == PromptQueue.State.WAITING
                || prompt.state() == PromptQueue.State.HELD;
    }

    /// What another client has sent there, which nobody here can change.
    private static QueuedPrompt queued(SessionState.Next next) {
        return new QueuedPrompt(QueuedPrompt.NOT_OURS, next.prompt().author(), next.prompt().text(), List.of(),
                next.prompt().at(), true, QueuedPrompt.TAKEN);
    }

    private static QueuedPrompt queued(PromptQueue.Kept prompt) {
        return new QueuedPrompt(prompt.id(), Optional.of(Author.of(prompt.author())), prompt.text(),
                prompt.attachments(),
                prompt.at(), prompt.state() == PromptQueue.State.SENDING, prompt.remark());
    }

    @Override
    public Subscription follow(Member actor, SessionKey session, Runnable lookAgain) {
        return bells.followSession(actor, session, lookAgain);
    }

    @Override
    public Subscription watch(Member actor, SessionKey session) {
        return rights.maySee(actor, session.profile()) ? unread.watch(actor, session) : () -> {};
    }

    @Override
    public boolean runsElsewhere(SessionSummary session) {
        return Elsewhere.runs(session.running(), session.lastActivity(),
                book.known(session.key()).flatMap(SessionState::turn), book.lastEnd(session.key()));
    }

    @Override
    public List<ActivityNote> notes(Member actor) {
        return notes.of(actor);
    }

    @Override
    public Subscription followNotes(Member actor, Runnable lookAgain) {
        return bells.followNotes(actor, lookAgain);
    }

    @Override
    public List<Unstored> unstored(Member actor) {
        return newSessions.all().stream()
                .filter(session -> rights.maySee(actor, session.session().profile()))
                .toList();
    }

    @Override
    public Optional<GatewayHealth> health(Member actor, ProfileName profile) {
        if (!rights.maySee(actor, profile)) {
            return Optional.empty();
        }
        return gateways.of(profile).map(Gateway::health)
                .or(() -> profiles.onDisk(profile).map(_ -> new GatewayHealth.Cold()));
    }

    @Override
    public Optional<GatewayKind> kind(Member actor, ProfileName profile) {
        return rights.maySee(actor, profile) ? gateways.of(profile).map(Gateway::kind) : Optional.empty();
    }

    @Override
    public Optional<MissingModel> missingModel(Member actor, ProfileName profile) {
        return rights.maySee(actor, profile) ? gateways.of(profile).flatMap(Gateway::missingModel) : Optional.empty();
    }

    @Override
    public Subscription followHealth(Member actor, ProfileName profile, Runnable lookAgain) {
        return bells.followHealth(actor, profile, lookAgain);
    }
}
