package dev.talaria.gateway.hermes;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.GatewayListener;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Hears what a backend says, in order, and looks for it again after contact was lost.
final class Contact implements Link.Ears, AttachedSession.Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

    private final ProfileName profile;
    private final BackendSource source;
    private final GatewayListener listener;
    private final Patience patience;
    private final Errands errands;
    private final ExecutorService line;
    private final AttachedSessions sessions;
    private final Contract contract = new Contract(this::turned);
    private final Link link;
    private final Attaching attaching;
    private final FindingAgain findingAgain;
    private final Turns turns;
    private final Upkeep upkeep;
    private final HermesCalls calls;
    private final Search search;
    private final BackendQuestions questions;
    private final BackgroundWork background;

    Contact(ProfileName profile, BackendSource source, GatewayListener listener, Patience patience, Errands errands,
            HermesRest rest, Clock clock) {
        this.profile = profile;
        this.source = source;
        this.listener = listener;
        this.patience = patience;
        this.errands = errands;
        this.line = errands.line("hermes-" + profile);
        // only a backend elsewhere has other clients whose prompts no file here tells
        this.sessions = new AttachedSessions(name -> new AttachedSession(name,
                new EventReading(name, clock, source.kind() == GatewayKind.REMOTE), this));
        this.link = new Link(source, patience, clock, this);
        this.attaching = new Attaching(link, sessions, this, contract, rest, patience);
        this.findingAgain = new FindingAgain(sessions, attaching, this, patience);
        this.calls = new HermesCalls(link, attaching, patience);
        this.turns = new Turns(calls, attaching, source.kind(), contract, this);
        this.upkeep = new Upkeep(calls, attaching, rest, link, this);
        this.questions = new BackendQuestions(sessions, patience);
        this.background = new BackgroundWork(link, sessions, this, patience, errands);
        this.search = new Search(source, link, sessions, patience, errands, () -> {
            gone("Contact with the agent was lost.");
            turned();
        });
        source.follow(this::turned);
    }

    Link link() {
        return link;
    }

    Attaching attaching() {
        return attaching;
    }

    HermesCalls calls() {
        return calls;
    }

    Contract contract() {
        return contract;
    }

    Turns turns() {
        return turns;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    BackgroundWork background() {
        return background;
    }

    AttachedSessions sessions() {
        return sessions;
    }

    GatewayHealth health() {
        var loss = link.loss();
        return switch (source.health()) {
            case GatewayHealth.Ready _ when loss.isPresent() ->
                new GatewayHealth.Lost(loss.get().since(), loss.get().reason());
            case GatewayHealth.Ready ready -> new GatewayHealth.Ready(ready.kind(), ready.version(),
                    contract.number() > 0 ? contract.number() : ready.contract(), ready.startedAt(), ready.memory());
            case GatewayHealth other -> other;
        };
    }

    @Override
    public void connected(BackendSocket socket) {
        contract.comesWith(socket.endpoint().version());
        turned();
        errands.run(() -> findingAgain.on(socket));
    }

    @Override
    public void event(RpcEvent event) {
        questions.told(link.open(), event);
        if (event.type().equals("session.info")) {
            contract.learn(event.payload());
        }
        var runtime = event.runtimeId().or(() -> JsonFields.said(event.payload(), "session_id"));
        if (runtime.isPresent()) {
            sessions.findRuntime(runtime.get())
                    .ifPresentOrElse(session -> session.heard(event),
                            () -> sessions.keep(runtime.get(), session -> session.heard(event)));
        } else if (event.type().equals("request.cancel")) {
            // told to all: whoever has it open knows it
            sessions.all().forEach(session -> session.heard(event));
        }
    }

    @Override
    public void asked(BackendSocket socket, String id, String method, JsonNode params) {
        questions.asked(socket, id, method, params);
    }

    @Override
    public void lost(BackendSocket socket) {
        sessions.all().forEach(AttachedSession::lost);
        turned();
        search.begin();
    }

    @Override
    public void told(AttachedSession session, GatewayEvent event) {
        if (event instanceof GatewayEvent.Rotated(_, var now)) {
            sessions.lead(now, session);
        }
        if (event instanceof GatewayEvent.TurnStarted || event instanceof GatewayEvent.Freed) {
            source.used();
        }
        if (event instanceof GatewayEvent.Freed || isEndOfAProcess(event)) {
            background.mayHaveChanged();
        }
        tell(() -> listener.heard(profile, event));
    }

    private static boolean isEndOfAProcess(GatewayEvent event) {
        return event instanceof GatewayEvent.Noticed(_, var kind, _) && kind.equals(NoticeReading.PROCESS);
    }

    @Override
    public void ended(AttachedSession session, int answer) {
        errands.after(patience.settle(), () -> settle(session, answer));
    }

    @Override
    public void compacted(AttachedSession session) {
        if (contract.leavesSegmentsToClients()) {
            errands.run(() -> upkeep.learnId(session.name()));
        }
    }

    @Override
    public void doubted(AttachedSession session, GatewayEvent end) {
        var moves = session.moves();
        errands.after(patience.settle(), () -> {
            if (session.moves() == moves && link.open().isPresent() && isOver(turns.ask(session.name()))
                    && session.moves() == moves) {
                session.isOver(end);
            }
        });
    }

    /// Asks how a session stands, which may be news here too.
    Truth ask(StoredId id) {
        var asked = sessions.find(id);
        var moves = asked.map(AttachedSession::moves);
        var truth = turns.ask(id);
        if (isOver(truth)) {
            asked.filter(session -> moves.filter(before -> before == session.moves()).isPresent())
                    .ifPresent(AttachedSession::isDenied);
        }
        return truth;
    }

    private static boolean isOver(Truth truth) {
        return truth == Truth.IDLE || truth == Truth.NOT_LIVE;
    }

    /// Not every backend says after every end that the session is free.
    private void settle(AttachedSession session, int answer) {
        if (!session.isStillEnded(answer) || link.open().isEmpty()) {
            return;
        }
        var truth = turns.ask(session.name());
        if (!session.isStillEnded(answer)) {
            return;
        }
        if (isOver(truth)) {
            session.isFree();
        } else {
            ended(session, answer);
        }
    }

    /// What is told may have passed meanwhile: how the source stands now is what counts.
    private void turned(GatewayHealth told) {
        LOG.debug("The backend of {} turned: {}", profile, told);
        switch (source.health()) {
            case GatewayHealth.Cold _,GatewayHealth.Broken _ -> gone("The agent was stopped.");
            // A socket whose other end has died does not always notice.
            case GatewayHealth.Lost _ -> link.close();
            case GatewayHealth.Waiting _,GatewayHealth.Waking _,GatewayHealth.Ready _ -> {
            }
        }
        turned();
    }

    private void turned() {
        tell(() -> listener.turned(profile, health()));
    }

    private void tell(Runnable news) {
        try {
            line.execute(() -> {
                try {
                    news.run();
                } catch (RuntimeException failure) {
                    LOG.error("Whoever listens to an agent failed", failure);
                }
            });
        } catch (RejectedExecutionException _) {
            LOG.debug("Nobody listens any more: the application stops");
        }
    }

    /// What was live is so no more: it is opened again when somebody needs it.
    private void gone(String reason) {
        link.giveUp();
        link.close();
        background.isGone();
        for (var session : sessions.all()) {
            if (session.binding().isPresent() || session.isMissed()) {
                session.forgotten();
                told(session, new GatewayEvent.Detached(session.name(), reason));
            }
        }
    }

    void stop() {
        link.close();
        line.shutdown();
    }
}
