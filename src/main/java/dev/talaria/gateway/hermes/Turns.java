package dev.talaria.gateway.hermes;

import java.util.Optional;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;

/// Prompts and the turns that they begin. A prompt is sent once: again only where it is certain that the first did not arrive.
final class Turns {
    private static final int CANNOT_STEER = 4010;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final Arrival arrival;
    private final Contract contract;
    private final AttachedSession.Follower follower;

    Turns(HermesCalls calls, Attaching attaching, GatewayKind kind, Contract contract,
            AttachedSession.Follower follower) {
        this.calls = calls;
        this.attaching = attaching;
        this.arrival = new Arrival(attaching, calls.patience(), kind);
        this.contract = contract;
        this.follower = follower;
    }

    Submitted submit(StoredId id, Submission submission) {
        if (submission.text().isBlank()) {
            throw new NotDone(Refusal.INVALID, "There is nothing to send.");
        }
        return new Offer(calls, attaching, arrival, contract, attaching.attached(id), submission).make();
    }

    void stop(StoredId id) {
        var session = attaching.attached(id);
        if (!stops(session)) {
            return;
        }
        try {
            interrupt(session);
        } catch (Refused refused) {
            if (!Refusals.isNotFound(refused)) {
                throw refused;
            }
            session.forgotten();
            stopStill(id);
        } catch (RpcFailure.Closed _) {
            awaitGone(session);
            stopStill(id);
        }
    }

    private void stopStill(StoredId id) {
        var session = attaching.attached(id);
        if (stops(session)) {
            interrupt(session);
        }
    }

    /// An interrupt that meets no answer would end the next turn on old backends: there it goes out once, and not after the answer.
    private boolean stops(AttachedSession session) {
        return contract.keepsStops() ? session.isAnswering() && session.stops() : session.isRunning();
    }

    private void interrupt(AttachedSession session) {
        var where = session.binding().orElseThrow(Turns::lostJustNow);
        HermesCalls.answer(where.socket().connection().call("session.interrupt",
                HermesCalls.with(where.runtime(), _ -> {}), calls.patience().act()));
        follower.doubted(session,
                new TurnEnded(session.name(), Ending.INTERRUPTED, Optional.empty(), Optional.empty()));
    }

    static void awaitGone(AttachedSession session) {
        session.binding().map(AttachedSession.Binding::socket).ifPresent(BackendSocket::awaitGone);
    }

    static NotDone lostJustNow() {
        return new NotDone(Refusal.UNREACHABLE, "Contact with the agent was lost just now.");
    }

    boolean steer(StoredId id, String text) {
        if (text.isBlank()) {
            throw new NotDone(Refusal.INVALID, "There is nothing to send.");
        }
        if (!attaching.attached(id).isRunning()) {
            return false;
        }
        try {
            var answer = calls.within(id, "session.steer", calls.patience().act(), params -> params.put("text", text));
            return !answer.path("status").asString("").equals("rejected");
        } catch (Refused refused) {
            if (refused.code() == CANNOT_STEER) {
                throw new NotDone(Refusal.UNSUPPORTED, "This agent takes nothing while a turn runs.");
            }
            throw refused;
        }
    }

    Truth ask(StoredId id) {
        var session = attaching.find(id);
        var runtime = session.flatMap(AttachedSession::binding).map(AttachedSession.Binding::runtime).orElse("");
        var stored = session.map(AttachedSession::now).orElse(id).value();
        for (var live : calls.look("session.active_list", _ -> {}).path("sessions")) {
            if (live.path("id").asString("").equals(runtime) || live.path("session_key").asString("").equals(stored)) {
                return truth(live.path("status").asString(""));
            }
        }
        return Truth.NOT_LIVE;
    }

    private static Truth truth(String status) {
        return switch (status) {
            case "waiting" -> Truth.WAITING;
            case "working", "streaming", "starting", "resuming" -> Truth.RUNNING;
            // a foreign word: what else it may say is no turn
            default -> Truth.IDLE;
        };
    }
}
