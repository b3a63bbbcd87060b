package dev.talaria.gateway.hermes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.rpc.RpcEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a backend asks its clients. Each question gets an answer: where no person can give one here, the agent is told so at once,
/// and does not wait until its time is up.
final class BackendQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(BackendQuestions.class);

    /// What only a window of Hermes' own application can answer. Where one is attached as well, our word must not be the last.
    private static final Set<String> FOR_WINDOWS = Set.of("preview.read", "preview.act", "terminal.read", "window.read",
            "tour");
    private static final int NOT_THE_OWNER = -32004;
    private static final int NOT_SHOWN_HERE = 4404;

    /// What an older backend asks as an event and no person can answer here, and what the answer is called.
    private static final Map<String, String> OLD = Map.of("terminal.read", "text", "preview.read", "text",
            "preview.act", "text", "window.read", "text", "tour", "text", "mcp.setup", "result");

    private final AttachedSessions sessions;
    private final Patience patience;

    BackendQuestions(AttachedSessions sessions, Patience patience) {
        this.sessions = sessions;
        this.patience = patience;
    }

    /// Takes a request of the backend's own.
    void asked(BackendSocket socket, String id, String method, JsonNode params) {
        var runtime = params.path("session_id").asString("");
        sessions.findRuntime(runtime).ifPresentOrElse(session -> ask(socket, session, id, method, params), () -> {
            if (!sessions.keep(runtime, session -> ask(socket, session, id, method, params))) {
                decline(socket, id, method, params);
            }
        });
    }

    private void ask(BackendSocket socket, AttachedSession session, String id, String method, JsonNode params) {
        session.asked(id, method, params, () -> decline(socket, id, method, params));
        if (method.equals("approval")) {
            JsonFields.said(params, "request_id").ifPresent(request -> acknowledge(socket, params, request));
        }
    }

    private static void decline(BackendSocket socket, String id, String method, JsonNode params) {
        socket.connection().refuse(id, why(socket, method, params), "Nobody can answer this here");
    }

    private static int why(BackendSocket socket, String method, JsonNode params) {
        if (params.path("owner_quorum").asBoolean(false)) {
            return NOT_THE_OWNER;
        }
        return FOR_WINDOWS.contains(method) && socket.countsDeclines() ? NOT_SHOWN_HERE : Refusals.NO_METHOD;
    }

    /// From now on the time runs in which somebody may answer.
    private void acknowledge(BackendSocket socket, JsonNode params, String request) {
        send(socket, "approval.received", JsonNodeFactory.instance.objectNode()
                .put("session_id", params.path("session_id").asString("")).put("request_id", request));
    }

    /// Takes what may be a question of an older backend that no person can answer here.
    void told(Optional<BackendSocket> socket, RpcEvent event) {
        if (event.type().endsWith(".request")) {
            var kind = event.type().substring(0, event.type().length() - ".request".length());
            JsonFields.said(event.payload(), "request_id").filter(_ -> OLD.containsKey(kind))
                    .ifPresent(request -> socket.ifPresent(to -> send(to, kind + ".respond", JsonNodeFactory.instance
                            .objectNode().put("request_id", request).put(OLD.getOrDefault(kind, "text"), ""))));
        }
    }

    private void send(BackendSocket socket, String method, ObjectNode params) {
        var _ = socket.connection().call(method, params, patience.look()).exceptionally(failure -> {
            LOG.debug("A backend did not take what was answered", failure);
            return params;
        });
    }
}
