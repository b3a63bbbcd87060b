package dev.talaria.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One live session of a scripted Hermes. Guarded by itself, where several of its fields have to agree.
final class ScriptedSession {
    final String runtime;
    private final ScriptedHermes hermes;

    volatile ScriptedStore.Row row;

    /// Where its events go; nobody hears them where that has closed.
    volatile @Nullable ScriptedSocket socket;

    boolean busy;
    boolean answering;
    boolean interrupted;

    /// Whether the answer is finished, so that nothing looks for a stop any more.
    boolean ended;
    boolean poisoned;
    volatile boolean dead;
    int compressions;

    /// How many processes its tools have left running.
    final AtomicInteger processes = new AtomicInteger();
    String model = "scripted-small";
    boolean yolo;
    String folder;
    String prompt = "";
    final StringBuilder answer = new StringBuilder();
    final Deque<String> queue = new ArrayDeque<>();
    final List<String> images = new ArrayList<>();
    final Map<String, Asked> asked = new LinkedHashMap<>();
    volatile CompletableFuture<String> hold = new CompletableFuture<>();
    private final List<ObjectNode> said = new ArrayList<>();
    private final Map<String, Integer> counted = new ConcurrentHashMap<>();

    ScriptedSession(ScriptedHermes hermes, String runtime, ScriptedStore.Row row, @Nullable ScriptedSocket socket,
            String folder) {
        this.hermes = hermes;
        this.runtime = runtime;
        this.row = row;
        this.socket = socket;
        this.folder = folder;
    }

    /// Something that the agent waits for.
    record Asked(String id, String kind, ObjectNode params, CompletableFuture<JsonNode> answer) {}

    void emit(String type, @Nullable ObjectNode payload) {
        var params = ScriptedHermes.JSON.createObjectNode().put("type", type).put("session_id", runtime);
        if (payload != null) {
            params.set("payload", payload);
        }
        synchronized (said) {
            if (hermes.behaviour().replays) {
                params.put("seq", counted.merge("seq", 1, Integer::sum));
                said.add(params);
            }
            tell(ScriptedHermes.JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "event").set("params",
                    params));
        }
    }

    /// Asks which, and waits for nothing.
    void ask(String id, String method) {
        var question = ScriptedHermes.JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        var wanted = question.putObject("params").put("session_id", runtime);
        wanted.putArray("questions").addObject().put("qid", "q1").put("question", "Which?").putNull("choices");
        tell(question);
    }

    /// Sends a message to whoever listens to the session.
    boolean tell(ObjectNode message) {
        var to = socket;
        return !dead && to != null && to.isOpen()
                && to.send(hermes.behaviour().distorts.apply(message).toString());
    }

    ObjectNode saidSince(long seq) {
        var result = ScriptedHermes.JSON.createObjectNode();
        synchronized (said) {
            var events = result.putArray("events");
            said.stream().filter(params -> params.path("seq").asLong() > seq).forEach(events::add);
            result.put("latest_seq", said.size()).put("truncated", false).put("count", events.size())
                    .put("epoch", hermes.epoch());
        }
        result.set("open_requests", openRequests());
        return result;
    }

    synchronized JsonNode openRequests() {
        var open = ScriptedHermes.JSON.createArrayNode();
        if (hermes.behaviour().serverRequests) {
            asked.values().forEach(one -> open.addObject().put("id", one.id()).put("method", one.kind())
                    .set("params", one.params()));
        }
        return open;
    }

    /// Before contract 7, an approval does not make it wait.
    synchronized String status() {
        if (asked.values().stream()
                .anyMatch(one -> hermes.behaviour().serverRequests || !one.kind().equals("approval"))) {
            return "waiting";
        }
        return busy ? "working" : "idle";
    }

    synchronized ObjectNode info() {
        var behaviour = hermes.behaviour();
        var info = ScriptedHermes.JSON.createObjectNode().put("model", model).put("reasoning_effort", "")
                .put("fast", false).put("yolo", yolo).put("running", busy).put("cwd", folder).put("branch", "main")
                .put("desktop_contract", behaviour.contract()).put("version", behaviour.version())
                .put("profile_name", "default");
        info.putObject("usage").put("model", model).put("total", 100).put("context_used", 50).put("context_max", 1000)
                .put("calls", 1).put("compressions", compressions);
        if (behaviour.tellsSegments) {
            info.put("stored_session_id", row.id()).put("title", row.title());
        }
        return info;
    }

    /// What resuming it answers.
    synchronized ObjectNode state(boolean resumed) {
        var messages = hermes.store().history(row);
        var state = ScriptedHermes.JSON.createObjectNode().put("session_id", runtime).put("session_key", row.id())
                .put("running", busy).put("status", status()).put("message_count", messages.size());
        state.set("messages", messages);
        state.set("info", info());
        if (resumed) {
            state.put("resumed", row.id());
        }
        if (answering) {
            state.putObject("inflight").put("user", prompt).put("assistant", answer.toString()).put("streaming", true);
        }
        if (!queue.isEmpty()) {
            state.putObject("queued").put("user", queue.peek());
        }
        if (hermes.behaviour().serverRequests) {
            state.set("open_requests", openRequests());
        }
        return state;
    }
}
