package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

/// Makes sessions live: creates and resumes them, and catches up with what was missed where contact was lost. What is learnt from an answer
/// is learnt on the connection's own thread, before anything that came behind it is heard.
final class Attaching {
    /// A hint that a terminal would give; ours is as wide as that of Hermes' own application.
    private static final int COLUMNS = 96;

    private final Link link;
    private final AttachedSessions sessions;
    private final AttachedSession.Follower follower;
    private final Contract contract;
    private final Tips tips;
    private final HermesRest rest;
    private final Patience patience;

    Attaching(Link link, AttachedSessions sessions, AttachedSession.Follower follower, Contract contract,
            HermesRest rest, Patience patience) {
        this.link = link;
        this.sessions = sessions;
        this.follower = follower;
        this.contract = contract;
        this.tips = new Tips(rest);
        this.rest = rest;
        this.patience = patience;
    }

    /// A session that was opened.
    ///
    /// @param answer what the backend said; empty where it was not asked
    record Opened(AttachedSession session, Snapshot snapshot, JsonNode answer) {}

    Opened create(NewSession wanted) {
        return again(socket -> opening(() -> HermesCalls.answer(ask(socket, "session.create", asCreated(wanted, socket),
                answer -> created(answer, socket, wanted)))));
    }

    /// The session, live on the present socket.
    AttachedSession attached(StoredId id) {
        var session = session(id);
        session.attaching().lock();
        try {
            return again(socket -> session.isOn(socket) && !isSpoilt(session, socket)
                    ? session
                    : opened(session, socket).session());
        } finally {
            session.attaching().unlock();
        }
    }

    /// An old backend would end the next turn by a stop that came too late for the last one: its agent is let go of, and another one
    /// built.
    private boolean isSpoilt(AttachedSession session, BackendSocket socket) {
        var spoilt = contract.keepsStops() && session.isStopLeft();
        if (spoilt) {
            session.binding().ifPresent(where -> HermesCalls.answer(socket.connection().call("session.close",
                    HermesCalls.with(where.runtime(), _ -> {}), patience.act())));
            session.forgotten();
        }
        return spoilt;
    }

    /// Asks the backend how the session stands.
    Opened look(StoredId id) {
        var session = session(id);
        session.attaching().lock();
        try {
            return again(socket -> opened(session, socket));
        } finally {
            session.attaching().unlock();
        }
    }

    /// Opening a session twice does no harm: where the socket breaks at it, the next one is tried.
    private <T> T again(Function<BackendSocket, T> open) {
        var socket = link.stream();
        try {
            return open.apply(socket);
        } catch (RpcFailure.Closed _) {
            socket.awaitGone();
            try {
                return open.apply(link.stream());
            } catch (RpcFailure.Closed failure) {
                throw Refusals.of(failure, true);
            }
        } catch (RpcFailure.TimedOut failure) {
            link.suspect();
            throw Refusals.of(failure, true);
        }
    }

    /// Takes in a session that the backend has just made from another.
    void adopt(StoredId id, JsonNode answer) {
        var socket = link.stream();
        var session = session(id);
        var _ = learnt(session, answer, socket, session.stands(answer, socket));
    }

    private AttachedSession session(StoredId id) {
        return sessions.named(id);
    }

    private Opened opened(AttachedSession session, BackendSocket socket) {
        if (session.isOn(socket) && session.unborn().isPresent()) {
            return known(session);
        }
        try {
            var id = contract.leavesSegmentsToClients() ? tips.of(socket.endpoint(), session.now()) : session.now();
            return new Opening(id, patience, session.isTooMuch())
                    .open(params -> resume(sessions.find(id).orElse(session), params, socket));
        } catch (Refused refused) {
            if (Refusals.isPassing(refused)
                    || (!Refusals.isNotFound(refused) && refused.code() != Refusals.NOT_STORED)) {
                throw refused;
            }
            return notFound(session, socket);
        } catch (RpcFailure.Closed closed) {
            socket.awaitGone();
            if (socket.toldTooMuch()) {
                session.tooMuch();
            }
            throw closed;
        }
    }

    private Opened known(AttachedSession session) {
        return new Opened(session, session.known(), JsonNodeFactory.instance.objectNode());
    }

    private Opened resume(AttachedSession session, ObjectNode params, BackendSocket socket) {
        params.put("cols", COLUMNS);
        rest.profile(socket.endpoint()).ifPresent(profile -> params.put("profile", profile));
        return opening(() -> HermesCalls.answer(HermesCalls.answer(ask(socket, "session.resume", params,
                answer -> resumed(session, answer, socket)))));
    }

    /// Without a prompt, nothing of a session is on disk: then it can simply begin anew. One that is live has been asked for too
    /// early.
    private Opened notFound(AttachedSession session, BackendSocket socket) {
        if (session.isOn(socket)) {
            return known(session);
        }
        var wanted = session.unborn();
        if (wanted.isPresent()) {
            return opening(() -> HermesCalls.answer(
                    ask(socket, "session.create", asCreated(wanted.get(), socket),
                            answer -> learnt(session, answer, socket, session.stands(answer, socket)))));
        }
        sessions.forget(session);
        if (session.isMissed()) {
            session.forgotten();
            follower.told(session, new GatewayEvent.Detached(session.name(), "The agent does not find it any more."));
        }
        throw new NotDone(Refusal.GONE, "This session is not there any more.");
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

    private Opened created(JsonNode answer, BackendSocket socket, NewSession wanted) {
        var id = SnapshotReading.storedId(answer)
                .orElseThrow(() -> new NotDone(Refusal.FAILED, "The agent gave the new session no id."));
        var session = session(id);
        var snapshot = session.stands(answer, socket);
        session.isUnborn(wanted);
        return learnt(session, answer, socket, snapshot);
    }

    private CompletableFuture<Opened> resumed(AttachedSession asked, JsonNode answer, BackendSocket socket) {
        // A segment that was asked for may lead to a session that is live here already.
        var session = sessions.findRuntime(answer.path("session_id").asString("")).orElse(asked);
        sessions.lead(asked.name(), session);
        if (session.canCatchUp(answer, socket)) {
            session.waitForMissed(answer, socket);
            return catchUp(session, answer, socket);
        }
        return CompletableFuture.completedFuture(
                learnt(session, answer, socket, session.stands(answer, socket)));
    }

    private CompletableFuture<Opened> catchUp(AttachedSession session, JsonNode answer, BackendSocket socket) {
        var params = JsonNodeFactory.instance.objectNode().put("session_id", answer.path("session_id").asString(""))
                .put("last_seen", session.seen());
        return ask(socket, "session.events.since", params, missed -> {
            var complete = !missed.path("truncated").asBoolean(true)
                    && missed.path("epoch").asString(socket.epoch()).equals(socket.epoch());
            return learnt(session, answer, socket, complete
                    ? session.caughtUp(answer, events(missed), missed.path("open_requests"))
                    : session.notCaughtUp(answer, socket));
        }).exceptionally(_ -> learnt(session, answer, socket, session.notCaughtUp(answer, socket)));
    }

    private static List<RpcEvent> events(JsonNode missed) {
        return missed.path("events").valueStream().flatMap(params -> RpcEvent.of(params).stream()).toList();
    }

    private Opened learnt(AttachedSession session, JsonNode answer, BackendSocket socket, Snapshot snapshot) {
        contract.learn(answer.path("info"));
        sessions.lead(snapshot.session(), session);
        if (session.isOn(socket)) {
            sessions.bind(answer.path("session_id").asString(""), session)
                    .forEach(heard -> heard.accept(session));
        }
        return new Opened(session, snapshot, answer);
    }

    /// @param reading what is learnt from the answer before anything is heard that came after it
    private <T> CompletableFuture<T> ask(BackendSocket socket, String method, ObjectNode params,
            Function<JsonNode, T> reading) {
        return socket.connection().call(method, params, patience.slow(), reading);
    }

    private ObjectNode asCreated(NewSession wanted, BackendSocket socket) {
        var params = JsonNodeFactory.instance.objectNode().put("cols", COLUMNS);
        rest.profile(socket.endpoint()).ifPresent(profile -> params.put("profile", profile));
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

    /// The profile to name at the backend where no session tells it; nothing where it has no other.
    Optional<String> servedProfile() {
        return rest.profile(link.endpoint());
    }

    /// Where a session is, without opening it.
    Optional<AttachedSession> find(StoredId id) {
        return sessions.find(id);
    }
}
