package dev.talaria.gateway.hermes;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.rpc.RpcFailure;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds again what was live before contact was lost. Idle sessions that the backend has let go of stay so until somebody needs
/// them.
final class FindingAgain {
    private static final Logger LOG = LoggerFactory.getLogger(FindingAgain.class);

    private final AttachedSessions sessions;
    private final Attaching attaching;
    private final AttachedSession.Follower follower;
    private final Patience patience;

    FindingAgain(AttachedSessions sessions, Attaching attaching, AttachedSession.Follower follower, Patience patience) {
        this.sessions = sessions;
        this.attaching = attaching;
        this.follower = follower;
        this.patience = patience;
    }

    /// @param socket the one on which contact was made again
    void on(BackendSocket socket) {
        var lost = sessions.all().stream().filter(session -> !session.isOn(socket) && session.isMissed()).toList();
        if (lost.isEmpty()) {
            return;
        }
        var live = live(socket);
        for (var session : lost) {
            if (session.isRunning() || session.isWaiting() || session.isAmong(live)) {
                tryAgain(session);
            } else {
                giveUp(session);
            }
        }
    }

    /// The ids of what is live at the backend.
    private Set<String> live(BackendSocket socket) {
        var ids = new HashSet<String>();
        var answer = HermesCalls.answer(socket.connection().call("session.active_list",
                JsonNodeFactory.instance.objectNode(), patience.slow(), Function.identity()));
        answer.path("sessions").forEach(session -> {
            ids.add(session.path("id").asString(""));
            ids.add(session.path("session_key").asString(""));
        });
        return ids;
    }

    /// One that cannot be opened now keeps none of the others from it.
    private void tryAgain(AttachedSession session) {
        try {
            attaching.attached(session.name());
        } catch (NotDone | RpcFailure failure) {
            LOG.debug("A session was not found again", failure);
        }
    }

    /// Unless somebody has opened it meanwhile.
    private void giveUp(AttachedSession session) {
        session.attaching().lock();
        try {
            if (session.isMissed()) {
                session.forgotten();
                follower.told(session, new GatewayEvent.Detached(session.name(), "The agent let go of it."));
            }
        } finally {
            session.attaching().unlock();
        }
    }
}
