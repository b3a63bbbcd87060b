package dev.talaria.fake;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a scripted Hermes can be asked through one socket. One question is answered after the other, but for those that the
/// real one hands to a pool as well.
final class ScriptedMethods {
    private static final Set<String> LONG = Set.of("session.resume", "session.branch", "session.compress",
            "slash.exec");

    private final ScriptedHermes hermes;
    private final ScriptedSocket socket;

    ScriptedMethods(ScriptedHermes hermes, ScriptedSocket socket) {
        this.hermes = hermes;
        this.socket = socket;
    }

    /// A refusal with its code.
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Fault(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    void take(ObjectNode request) {
        if (LONG.contains(request.path("method").asString())) {
            hermes.later(() -> answer(request));
        } else {
            answer(request);
        }
    }

    private void answer(ObjectNode request) {
        var method = request.path("method").asString();
        var behaviour = hermes.behaviour();
        if (behaviour.breaksBefore.remove(method)) {
            hermes.broke();
            socket.close();
            return;
        }
        var slow = behaviour.slow.get(method);
        if (slow != null) {
            waitFor(slow.toMillis());
        }
        var reply = ScriptedHermes.JSON.createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", request.path("id"));
        try {
            reply.set("result", result(method, request.path("params")));
        } catch (Fault fault) {
            reply.putObject("error").put("code", fault.code).put("message", fault.getMessage());
        }
        if (behaviour.breaksAfter.remove(method)) {
            hermes.broke();
            socket.close();
        } else if (!behaviour.mute.contains(method)) {
            socket.send(behaviour.distorts.apply(reply).toString());
        }
    }

    private JsonNode result(String method, JsonNode params) {
        if (hermes.behaviour().strict) {
            ScriptedParameters.wrong(method, params).ifPresent(wrong -> {
                throw new Fault(4000, wrong);
            });
        }
        var asks = new ScriptedAnswers(hermes, socket, params);
        return switch (method) {
            case "client.capabilities" -> asks.capabilities();
            case "ping", "gateway.ping" -> asks.pong();
            case "session.create" -> asks.create();
            case "session.resume" -> asks.resume();
            case "session.active_list" -> asks.activeList();
            case "agents.list" -> asks.agents();
            case "process.list" -> asks.processes();
            case "session.title" -> asks.title();
            case "session.interrupt" -> asks.interrupt();
            case "session.close" -> asks.close();
            case "session.steer" -> asks.steer();
            case "session.undo" -> asks.undo();
            case "session.compress" -> asks.compress();
            case "session.branch" -> asks.branch();
            case "session.cwd.set" -> asks.folder();
            case "session.events.since" -> asks.since();
            case "prompt.submit" -> asks.submit();
            case "approval.respond" -> asks.approve();
            case "request.answer" -> asks.answer();
            case "approval.received" -> asks.received();
            case "clarify.respond", "sudo.respond", "secret.respond", "terminal.read.respond" -> asks.respond(method);
            case "model.options" -> ScriptedPanels.models(hermes.behaviour().models);
            case "config.get" -> ScriptedPanels.config(params);
            case "config.set" -> asks.configure();
            case "complete.slash" -> ScriptedPanels.slash(params);
            case "complete.path" -> ScriptedPanels.path(params);
            case "slash.exec" -> asks.slash();
            case "command.dispatch" -> params.path("name").asString("").equals("undo")
                    ? asks.takeBack()
                    : ScriptedPanels.dispatch(params);
            case "image.attach_bytes" -> asks.image();
            case "image.detach" -> asks.detach();
            case "file.attach" -> asks.file();
            default -> throw new Fault(-32601, "unknown method: " + method);
        };
    }

    static void waitFor(long millis) {
        try {
            var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
