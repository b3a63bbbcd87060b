package dev.talaria.gateway.hermes;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes sessions live and keeps them so: creates, resumes, and resumes again after contact was lost. What is learnt from an answer
/// is learnt on the connection's own thread, before anything that came behind it is heard.
final class Attaching {
    /// A hint that a terminal would give; ours is as wide as that of Hermes' own application.
    private static final int COLUMNS = 96;

    private final Link link;
    private final AttachedSessions sessions;
    private final AttachedSession.Follower follower;
    private final Contract contract;
    private final Tips tips;
    private final Patience patience;
    private final InstantSource clock;

    Attaching(Link link, AttachedSessions sessions, AttachedSession.Follower follower, Contract contract, Tips tips,
            Patience patience, InstantSource clock) {
        this.link = link;
        this.sessions = sessions;
        this.follower = follower;
        this.contract = contract;
        this.tips = tips;
        this.patience = patience;
        this.clock = clock;
    }

    /// A session that was opened.
    ///
    /// @param answer what the backend said; empty where it was not asked
    record Opened(AttachedSession session, Snapshot snapshot, JsonNode answer) {}

    Opened create(NewSession wanted) {
        return open(socket -> ask(socket, "session.create", asCreated(wanted))
                .thenApply(answer -> created(answer, socket, wanted)));
    }

    /// The session, live on the present socket.
    AttachedSession attached(StoredId id) {
        var session = session(id);
        session.attaching().lock();
        try {
            var socket = link.stream();
            return session.isOn(socket) ? session : opened(session, socket).session();
        } finally {
            session.attaching().unlock();
        }
    }

    /// Asks the backend how the session stands.
    Opened look(StoredId id) {
        var session = session(id);
        session.attaching().lock();
        try {
            return opened(session, link.stream());
        } finally {
            session.attaching().unlock();
        }
    }

    /// Takes in a session that the backend has just made from another.
    void adopt(StoredId id, JsonNode answer) {
        var socket = link.stream();
        var session = session(id);
        learn(session, answer, socket, session.stands(answer, socket));
    }

    /// Finds again what was live before contact was lost. Idle sessions that the backend has let go of stay so until somebody
    /// needs them.
    void again(Link.Socket socket) {
        var lost = sessions.all().stream().filter(session -> !session.isOn(socket) && session.isMissed()).toList();
        if (lost.isEmpty()) {
            return;
        }
        var live = live(socket);
        for (var session : lost) {
            if (session.isRunning() || session.isWaiting() || session.isAmong(live)) {
                attached(session.name());
            } else {
                session.forgotten();
                follower.told(session, new GatewayEvent.Detached(session.name(), "The agent let go of it."));
            }
        }
    }

    private AttachedSession session(StoredId id) {
        return sessions.named(id, name -> new AttachedSession(name, clock, follower));
    }

    private Set<String> live(Link.Socket socket) {
        var ids = new HashSet<String>();
        var answer = HermesCalls.answer(ask(socket, "session.active_list", JsonNodeFactory.instance.objectNode()));
        answer.path("sessions").forEach(session -> {
            ids.add(session.path("id").asString(""));
            ids.add(session.path("session_key").asString(""));
        });
        return ids;
    }

    private Opened opened(AttachedSession session, Link.Socket socket) {
        if (session.isOn(socket) && session.unborn().isPresent()) {
            return known(session);
        }
        try {
            var id = contract.isFirst() ? tips.of(socket.endpoint(), session.now()) : session.now();
            return resume(sessions.find(id).orElse(session), id, socket);
        } catch (Refused refused) {
            if (!Refusals.isNotFound(refused) && refused.code() != Refusals.NOT_STORED) {
                throw refused;
            }
            return notFound(session, socket);
        }
    }

    private Opened known(AttachedSession session) {
        return new Opened(session, session.known(), JsonNodeFactory.instance.objectNode());
    }

    private Opened resume(AttachedSession session, StoredId id, Link.Socket socket) {
        var params = JsonNodeFactory.instance.objectNode().put("session_id", id.value()).put("cols", COLUMNS);
        return open(_ -> ask(socket, "session.resume", params).thenCompose(answer -> resumed(session, answer, socket)));
    }

    /// Without a prompt, nothing of a session is on disk: then it can simply begin anew. One that is live has been asked for too
    /// early.
    private Opened notFound(AttachedSession session, Link.Socket socket) {
        if (session.isOn(socket)) {
            return known(session);
        }
        var wanted = session.unborn();
        if (wanted.isPresent()) {
            return open(_ -> ask(socket, "session.create", asCreated(wanted.get())).thenApply(answer -> {
                var snapshot = session.standsAnew(answer, socket);
                learn(session, answer, socket, snapshot);
                return new Opened(session, snapshot, answer);
            }));
        }
        sessions.forget(session);
        if (session.isMissed()) {
            session.forgotten();
            follower.told(session, new GatewayEvent.Detached(session.name(), "The agent does not find it any more."));
        }
        throw new NotDone(Refusal.GONE, "This session is not there any more.");
    }

    private interface Opening {
        CompletableFuture<Opened> on(Link.Socket socket);
    }

    private Opened open(Opening opening) {
        try {
            return opening(() -> HermesCalls.answer(opening.on(link.stream())));
        } catch (RpcFailure.Closed | RpcFailure.TimedOut failure) {
            throw Refusals.of(failure, true);
        }
    }

    /// What is heard meanwhile of a session that is not known may be the new one's, and is kept for it.
    <T> T opening(Supplier<T> work) {
        sessions.opens();
        try {
            return work.get();
        } finally {
            sessions.opened();
        }
    }

    private Opened created(JsonNode answer, Link.Socket socket, NewSession wanted) {
        var id = SnapshotReading.storedId(answer)
                .orElseThrow(() -> new NotDone(Refusal.FAILED, "The agent gave the new session no id."));
        var session = session(id);
        var snapshot = session.stands(answer, socket);
        session.isUnborn(wanted);
        learn(session, answer, socket, snapshot);
        return new Opened(session, snapshot, answer);
    }

    private CompletableFuture<Opened> resumed(AttachedSession asked, JsonNode answer, Link.Socket socket) {
        // A segment that was asked for may lead to a session that is live here already.
        var session = sessions.findRuntime(answer.path("session_id").asString("")).orElse(asked);
        sessions.lead(asked.name(), session);
        if (session.canCatchUp(answer, socket)) {
            session.waitForMissed(answer, socket);
            return catchUp(session, answer, socket);
        }
        var snapshot = session.stands(answer, socket);
        learn(session, answer, socket, snapshot);
        return CompletableFuture.completedFuture(new Opened(session, snapshot, answer));
    }

    private CompletableFuture<Opened> catchUp(AttachedSession session, JsonNode answer, Link.Socket socket) {
        var params = JsonNodeFactory.instance.objectNode().put("session_id", answer.path("session_id").asString(""))
                .put("last_seen", session.seen());
        return ask(socket, "session.events.since", params).handle((missed, failure) -> {
            var complete = failure == null && !missed.path("truncated").asBoolean(true)
                    && missed.path("epoch").asString(socket.epoch()).equals(socket.epoch());
            var snapshot = complete
                    ? session.caughtUp(answer, events(missed), missed.path("open_requests"))
                    : session.notCaughtUp(answer, socket);
            learn(session, answer, socket, snapshot);
            return new Opened(session, snapshot, answer);
        });
    }

    private static List<RpcEvent> events(JsonNode missed) {
        return missed.path("events").valueStream().flatMap(params -> RpcEvent.of(params).stream()).toList();
    }

    private void learn(AttachedSession session, JsonNode answer, Link.Socket socket, Snapshot snapshot) {
        contract.learn(answer.path("info"));
        sessions.lead(snapshot.session(), session);
        if (session.isOn(socket)) {
            sessions.bind(answer.path("session_id").asString(""), session).forEach(session::heard);
        }
    }

    private CompletableFuture<JsonNode> ask(Link.Socket socket, String method, ObjectNode params) {
        return socket.connection().call(method, params, patience.slow());
    }

    private static ObjectNode asCreated(NewSession wanted) {
        var params = JsonNodeFactory.instance.objectNode().put("cols", COLUMNS);
        wanted.folder().ifPresent(folder -> params.put("cwd", folder));
        wanted.model().ifPresent(model -> params.put("model", model.model()));
        wanted.model().map(SessionSetting.Model::provider).filter(provider -> !provider.isEmpty())
                .ifPresent(provider -> params.put("provider", provider));
        wanted.effort().ifPresent(effort -> params.put("reasoning_effort", effort));
        wanted.fast().ifPresent(fast -> params.put("fast", fast));
        return params;
    }

    /// It is live no more, and nobody knows it here.
    void forget(AttachedSession session) {
        session.forgotten();
        sessions.forget(session);
    }

    /// Where a session is, without opening it.
    Optional<AttachedSession> find(StoredId id) {
        return sessions.find(id);
    }
}
