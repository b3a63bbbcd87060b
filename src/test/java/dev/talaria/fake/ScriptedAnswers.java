package dev.talaria.fake;

import java.util.List;

import dev.talaria.fake.ScriptedMethods.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a scripted Hermes answers to one question about its sessions.
final class ScriptedAnswers {
    private final ScriptedHermes hermes;
    private final ScriptedSocket socket;
    private final JsonNode params;

    ScriptedAnswers(ScriptedHermes hermes, ScriptedSocket socket, JsonNode params) {
        this.hermes = hermes;
        this.socket = socket;
        this.params = params;
    }

    ObjectNode capabilities() {
        if (!hermes.behaviour().serverRequests) {
            throw new Fault(-32601, "unknown method: client.capabilities");
        }
        socket.answersRequests = params.path("server_requests").asBoolean();
        var known = json();
        known.putArray("server_requests").add("approval").add("clarify").add("sudo").add("secret").add("terminal.read");
        if (hermes.behaviour().countsDeclines) {
            known.put("declines_not_shown", true);
        }
        return known;
    }

    ObjectNode pong() {
        return json().put("pong", true);
    }

    ObjectNode create() {
        var session = hermes.live(hermes.store().draft(), socket, text("cwd").isEmpty() ? "/srv" : text("cwd"));
        if (hermes.behaviour().tellsSegments && params.has("model")) {
            session.model = text("model");
        }
        var made = json().put("session_id", session.runtime).put("stored_session_id", session.row.id())
                .put("message_count", 0);
        made.putArray("messages");
        made.set("info", session.info());
        return made;
    }

    ObjectNode resume() {
        var refusal = hermes.behaviour().refusesOpening.poll();
        if (refusal != null) {
            var words = refusal.split(" ", 2);
            throw new Fault(Integer.parseInt(words[0]), words[1]);
        }
        var asked = hermes.store().find(text("session_id")).or(() -> hermes.sessions().values().stream()
                .map(session -> session.row).filter(row -> row.id().equals(text("session_id"))).findFirst());
        var row = asked.orElseThrow(() -> new Fault(4007, "session not found"));
        var opens = hermes.behaviour().tellsSegments ? hermes.store().tip(row) : row;
        var session = hermes.liveOf(opens).orElseGet(() -> hermes.live(opens, socket, "/srv"));
        session.socket = socket;
        if (hermes.behaviour().asksWhileOpening) {
            session.ask("srq-early", "clarify");
        }
        return session.state(true);
    }

    ObjectNode activeList() {
        var list = json();
        var sessions = list.putArray("sessions");
        hermes.sessions().values().forEach(session -> sessions.addObject().put("id", session.runtime)
                .put("session_key", session.row.id()).put("status", session.status()));
        return list;
    }

    /// What tools have left running, of all sessions.
    ObjectNode agents() {
        return listed(hermes.sessions().values().stream().mapToInt(session -> session.processes.get()).sum());
    }

    ObjectNode processes() {
        if (hermes.behaviour().contract() < 4) {
            throw new Fault(-32601, "unknown method: process.list");
        }
        return listed(session().processes.get());
    }

    private static ObjectNode listed(int running) {
        var list = json();
        var processes = list.putArray("processes");
        processes.addObject().put("session_id", "proc_0").put("command", "sleep 1").put("status", "exited");
        for (var at = 1; at <= running; at++) {
            processes.addObject().put("session_id", "proc_" + at).put("command", "npm start").put("status", "running");
        }
        return list;
    }

    ObjectNode title() {
        var session = session();
        if (params.has("title")) {
            if (!hermes.store().name(session.row, text("title"))) {
                throw new Fault(4022, "Title '" + text("title") + "' is already in use by session other");
            }
            return json().put("title", session.row.title()).put("pending", false);
        }
        return json().put("title", session.row.title()).put("session_key", session.row.id());
    }

    ObjectNode interrupt() {
        var session = session();
        List<ScriptedSession.Asked> open;
        synchronized (session) {
            session.queue.clear();
            if (session.busy && !session.ended) {
                session.interrupted = true;
            } else {
                session.poisoned = hermes.behaviour().stickyInterrupt;
            }
            open = List.copyOf(session.asked.values());
        }
        open.forEach(asked -> hermes.withdraw(session, asked, "interrupted"));
        session.hold.complete("");
        return json().put("status", "interrupted");
    }

    ObjectNode close() {
        return json().put("closed", hermes.sessions().remove(text("session_id")) != null);
    }

    ObjectNode steer() {
        return json().put("status", session().busy ? "queued" : "rejected").put("text", text("text"));
    }

    /// Only what is live: the rows stay.
    ObjectNode undo() {
        free();
        return json().put("removed", 2);
    }

    /// The command takes back what is stored, too.
    ObjectNode takeBack() {
        var session = free();
        var prompts = hermes.store().prompts(session.row);
        if (prompts == 0 || hermes.behaviour().forgetsCommands) {
            throw new Fault(4018, "no user messages to undo");
        }
        var kept = Math.max(0, prompts - Math.max(1, params.path("arg").asInt(1)));
        var prompt = hermes.store().prompt(session.row, kept);
        var gone = hermes.store().history(session.row).size();
        hermes.store().cut(session.row, kept);
        gone -= hermes.store().history(session.row).size();
        return json().put("type", "prefill").put("message", prompt)
                .put("notice", "↶ Undid %d turn (%d message(s)).".formatted(prompts - kept, gone));
    }

    ObjectNode compress() {
        var session = free();
        if (hermes.behaviour().compressesLater) {
            return json().put("status", "pending").put("turn_isolation", true)
                    .put("message", "compression still running in the background");
        }
        var result = json().put("status", "compressed").put("removed", 4);
        result.putObject("summary").put("noop", false).put("headline", "Compressed: 6 → 2 messages")
                .put("token_line", "Approx request size: ~900 → ~300 tokens");
        if (hermes.behaviour().rotates) {
            session.row = hermes.store().rotate(session.row);
        }
        return result;
    }

    ObjectNode branch() {
        var session = session();
        var id = "20260601_110000_" + session.runtime.substring(0, 6);
        hermes.branched(session.row.id(), id);
        if (!hermes.store().name(hermes.store().find(id).orElseThrow(), text("name"))) {
            // the row stays behind, as it does at the real one
            throw new Fault(5008, "branch failed: Title '" + text("name") + "' is already in use by session other");
        }
        var branch = hermes.live(hermes.store().find(id).orElseThrow(), socket, session.folder);
        var made = json().put("session_id", branch.runtime).put("title", text("name")).put("parent", session.row.id());
        return hermes.behaviour().contract() >= 5 ? made.put("stored_session_id", id) : made;
    }

    ObjectNode folder() {
        var session = free();
        if (text("cwd").startsWith("/no")) {
            throw new Fault(4017, "working directory does not exist: " + text("cwd"));
        }
        session.folder = text("cwd");
        return session.info();
    }

    ObjectNode since() {
        if (!hermes.behaviour().replays) {
            throw new Fault(-32601, "unknown method: session.events.since");
        }
        return session().saidSince(params.path("last_seen").asLong());
    }

    ObjectNode submit() {
        var session = session();
        if (text("text").isBlank()) {
            throw new Fault(4004, "empty prompt");
        }
        synchronized (session) {
            if (session.busy && !hermes.behaviour().queues) {
                throw new Fault(4009, "session busy");
            }
            session.socket = socket;
            if (session.busy) {
                session.queue.add(text("text"));
                return json().put("status", "queued");
            }
            cut(session);
            session.busy = true;
            session.images.clear();
        }
        hermes.later(() -> new ScriptedTurn(hermes, session, text("text")).run());
        return json().put("status", "streaming");
    }

    private void cut(ScriptedSession session) {
        if (!params.has("truncate_before_user_ordinal") && !params.has("truncate_before_row_id")) {
            return;
        }
        if (hermes.behaviour().contract() >= 6) {
            cutByRow(session);
            return;
        }
        var ordinal = params.path("truncate_before_user_ordinal").asInt();
        var confirms = hermes.behaviour().confirmsCuts;
        if (ordinal >= hermes.store().prompts(session.row)) {
            throw new Fault(4018, "target user message is no longer in session history");
        }
        if (confirms == 4028 && !params.path("confirm_empty_truncate").asBoolean(false)) {
            throw new Fault(4028, "confirm_empty_truncate required");
        }
        if (confirms == 4029 && !params.path("confirm_truncate").asBoolean(false)) {
            throw new Fault(4029, "confirm_truncate required");
        }
        hermes.store().cut(session.row, ordinal);
    }

    /// In the order in which a newer one refuses.
    private void cutByRow(ScriptedSession session) {
        if (!params.path("confirm_truncate").asBoolean(false)) {
            throw new Fault(4029, "truncation parameters require confirm_truncate=true");
        }
        if (!params.has("truncate_before_row_id")) {
            throw new Fault(4004, "ordinal-only truncation is unsafe; include truncate_before_row_id");
        }
        var ordinal = hermes.store().promptsBefore(session.row, params.path("truncate_before_row_id").asInt());
        if (ordinal >= hermes.store().prompts(session.row)) {
            throw new Fault(4018, "target user message is no longer in session history");
        }
        if (params.path("truncate_before_user_ordinal").asInt(ordinal) != ordinal) {
            throw new Fault(4030, "truncate_before_user_ordinal does not match truncate_before_row_id");
        }
        if (ordinal == 0 && !params.path("confirm_empty_truncate").asBoolean(false)) {
            throw new Fault(4028, "truncation would erase the entire session transcript");
        }
        hermes.store().cut(session.row, ordinal);
    }

    ObjectNode approve() {
        var session = session();
        synchronized (session) {
            var open = session.asked.values().stream()
                    .filter(one -> one.kind().equals("approval") && !one.answer().isDone())
                    .filter(one -> text("request_id").isEmpty()
                            || one.params().path("request_id").asString("").equals(text("request_id")))
                    .findFirst();
            open.ifPresent(asked -> asked.answer().complete(json().put("choice", text("choice"))));
            return json().put("resolved", open.isPresent() ? 1 : 0);
        }
    }

    ObjectNode received() {
        session();
        return json().put("acknowledged", true);
    }

    ObjectNode respond(String method) {
        if (hermes.behaviour().serverRequests) {
            throw new Fault(-32601, "unknown method: " + method);
        }
        for (var session : hermes.sessions().values()) {
            synchronized (session) {
                var asked = session.asked.get(text("request_id"));
                if (asked != null && !asked.answer().isDone()) {
                    collect(asked);
                    return json().put("status", "ok");
                }
            }
        }
        throw new Fault(4009, "no pending answer request");
    }

    ObjectNode answer() {
        if (!hermes.behaviour().answersByMethod) {
            throw new Fault(-32601, "unknown method: request.answer");
        }
        for (var session : hermes.sessions().values()) {
            synchronized (session) {
                var asked = session.asked.get(text("id"));
                if (asked != null && asked.answer().complete(params.path("result"))) {
                    return json().put("status", "ok");
                }
            }
        }
        return json().put("status", "expired");
    }

    /// Several questions are answered one by one.
    private void collect(ScriptedSession.Asked asked) {
        var answers = asked.params().withObject("answers");
        if (params.has("question_id")) {
            answers.set(text("question_id"), params.path("answer"));
            if (answers.size() == asked.params().path("questions").size()) {
                asked.answer().complete(json().set("answers", answers));
            }
        } else {
            asked.answer().complete(params);
        }
    }

    /// What names no live session is taken as meant for all of them.
    ObjectNode configure() {
        var session = hermes.sessions().get(text("session_id"));
        if (session == null) {
            return json().put("key", text("key")).put("value", text("value")).put("scope", "global");
        }
        var value = text("value");
        switch (text("key")) {
            case "model" -> {
                if (hermes.behaviour().confirmsModels && !params.path("confirm_expensive_model").asBoolean(false)) {
                    return json().put("key", "model").put("value", value).put("confirm_required", true)
                            .put("confirm_message", "This one is expensive.");
                }
                session.model = value.split(" ")[0];
                session.emit("session.info", session.info());
            }
            case "yolo" -> session.yolo = value.equals("1") || value.equals("on");
            case "reasoning", "personality" -> session.emit("session.info", session.info());
            case "fast" -> throw new Fault(4002, "fast mode is not available for this model");
            default -> throw new Fault(4002, "unknown config key: " + text("key"));
        }
        return json().put("key", text("key")).put("value", value).put("warning", "");
    }

    ObjectNode slash() {
        session();
        var command = text("command").replaceFirst("^/", "").split(" ")[0];
        return switch (command) {
            case "help" -> json().put("output", "What there is");
            case "broken" -> throw new Fault(5030, "slash worker failed");
            case "nope" -> json().put("output", "Unknown command: /nope");
            default -> throw new Fault(4018, "use command.dispatch");
        };
    }

    ObjectNode image() {
        var session = session();
        if (text("filename").startsWith("broken")) {
            throw new Fault(4016, "unsupported image");
        }
        session.images.add(text("filename"));
        return json().put("attached", true).put("path", "/srv/images/" + text("filename"))
                .put("count", session.images.size()).put("name", text("filename"));
    }

    ObjectNode detach() {
        var removed = session().images.removeIf(name -> text("path").endsWith("/" + name));
        return json().put("detached", removed).put("count", 0);
    }

    ObjectNode file() {
        if (hermes.behaviour().contract() < 2) {
            throw new Fault(-32601, "unknown method: file.attach");
        }
        session();
        return json().put("attached", true).put("name", text("name"))
                .put("path", "/srv/.hermes/desktop-attachments/" + text("name"))
                .put("ref_text", "@file:.hermes/desktop-attachments/" + text("name")).put("uploaded", true);
    }

    private ScriptedSession session() {
        var session = hermes.sessions().get(text("session_id"));
        if (session == null) {
            throw new Fault(4001, "session not found");
        }
        return session;
    }

    private ScriptedSession free() {
        var session = session();
        if (session.busy) {
            throw new Fault(4009, "session busy — /interrupt the current turn before this");
        }
        return session;
    }

    private String text(String name) {
        return params.path(name).asString("");
    }

    private static ObjectNode json() {
        return ScriptedHermes.JSON.createObjectNode();
    }
}
