package dev.talaria.gateway.hermes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.rpc.RpcFailure;

/// The processes that tools of one backend have left running in the background. No event tells reliably when one has begun or ended:
/// the backend is asked after each turn, and again as long as any runs.
final class BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private final Link link;
    private final AttachedSessions sessions;
    private final AttachedSession.Follower follower;
    private final Patience patience;
    private final Errands errands;
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final Map<AttachedSession, Integer> told = new ConcurrentHashMap<>();
    private volatile int running;

    BackgroundWork(Link link, AttachedSessions sessions, AttachedSession.Follower follower, Patience patience,
            Errands errands) {
        this.link = link;
        this.sessions = sessions;
        this.follower = follower;
        this.patience = patience;
        this.errands = errands;
    }

    /// Whether any ran when the backend was asked last.
    boolean isPresent() {
        return running > 0;
    }

    /// One may have begun, or ended.
    void mayHaveChanged() {
        errands.run(this::look);
    }

    /// The backend is gone, and its processes with it.
    void isGone() {
        running = 0;
        told.keySet().forEach(session -> tell(session, 0));
    }

    private synchronized void look() {
        var socket = link.open();
        if (socket.isPresent()) {
            ask(socket.get());
        } else if (link.loss().isEmpty()) {
            isGone();
        }
        if (running > 0 && awaited.compareAndSet(false, true)) {
            errands.after(patience.background(), () -> {
                awaited.set(false);
                look();
            });
        }
    }

    /// Through the socket that is there: asking starts nothing.
    private void ask(BackendSocket socket) {
        try {
            running = count(socket, "agents.list", Optional.empty());
            var known = Stream.concat(sessions.all().stream(), told.keySet().stream()).distinct().toList();
            for (var session : known) {
                var runtime = session.binding().map(AttachedSession.Binding::runtime).filter(_ -> running > 0);
                tell(session, runtime.isPresent() ? count(socket, "process.list", runtime) : 0);
            }
        } catch (RpcFailure lost) {
            LOG.debug("What runs in the background could not be asked for", lost);
        }
    }

    /// None where the backend cannot tell, as an old one of a single session.
    private int count(BackendSocket socket, String method, Optional<String> runtime) {
        try {
            var answer = HermesCalls.answer(socket.connection().call(method,
                    HermesCalls.with(params -> runtime.ifPresent(id -> params.put("session_id", id))),
                    patience.look()));
            return (int) answer.path("processes").valueStream()
                    .filter(process -> process.path("status").asString("").equals("running")).count();
        } catch (RpcFailure.Refused unknown) {
            LOG.debug("Not told: {}", unknown.getMessage());
            return 0;
        }
    }

    private void tell(AttachedSession session, int count) {
        var before = count == 0 ? told.remove(session) : told.put(session, count);
        if (count != (before == null ? 0 : before)) {
            follower.told(session, new GatewayEvent.FactsChanged(session.name(), SessionFacts.ofProcesses(count)));
        }
    }
}
