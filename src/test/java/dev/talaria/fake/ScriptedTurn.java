package dev.talaria.fake;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.fake.ScriptedSession.Asked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One turn of a scripted Hermes. What happens in it stands in the prompt, in brackets: `[say text]`, `[large 20]` (megabytes at
/// once), `[think text]`, `[tool name]`, `[approve command]`, `[approve-both command|command]` (the second after a
/// release), `[approve-together command|command]`, `[approve-late command]` (nobody's answer is awaited long), `[clarify question|choice|choice]`, `[clarify-plain question|choice]` (one that has no name), `[clarify-two]`, `[sudo command]`, `[secret VARIABLE]`,
/// `[terminal]`, `[play scene]` (its events one after the other, see [ScriptedBehaviour]),
/// `[daemon]` (leaves a process running), `[hold]` (until released), `[pause 50]` (milliseconds), `[compact]`, `[drop]` (breaks all sockets), `[fail words]`,
/// `[error words]` (no end of the answer), `[silent]` (neither), `[unsettled]` (never says that the session is free),
/// `[fail-beside words]` (an error, and neither end). A prompt without any is repeated as the answer.
final class ScriptedTurn {
    private static final Pattern STEP = Pattern.compile("\\[([a-z-]+)(?: ([^]]*))?]");

    private final ScriptedHermes hermes;
    private final ScriptedSession session;
    private final String prompt;
    private String segment = "";
    private String status = "complete";
    private boolean ends = true;
    private boolean settles = true;
    private String failure = "";

    ScriptedTurn(ScriptedHermes hermes, ScriptedSession session, String prompt) {
        this.hermes = hermes;
        this.session = session;
        this.prompt = prompt;
    }

    /// Runs it, and what is queued behind it.
    void run() {
        begin();
        play();
        end();
        settle();
    }

    private void begin() {
        synchronized (session) {
            session.interrupted = session.poisoned;
            session.poisoned = false;
            session.answering = true;
            session.ended = false;
            session.prompt = prompt;
            session.answer.setLength(0);
            session.hold = new CompletableFuture<>();
            hermes.store().keep(session.row);
            hermes.store().say(session.row, prompt);
        }
        session.emit("message.start", start());
        if (hermes.behaviour().doubledStart) {
            session.emit("message.start", start());
        }
        if (hermes.behaviour().unknownEvents) {
            session.emit("something.new", json().put("shape", "odd"));
        }
    }

    /// From contract 8 on, it says what was sent.
    private @Nullable ObjectNode start() {
        if (hermes.behaviour().contract() < 8) {
            return null;
        }
        var started = json().put("inputs_complete", true);
        started.putObject("input").put("role", "user").put("text", prompt);
        return started;
    }

    private void play() {
        var steps = STEP.matcher(prompt);
        var any = false;
        while (steps.find() && !session.interrupted) {
            any = true;
            step(steps.group(1), steps.group(2) == null ? "" : steps.group(2));
        }
        if (!any && !session.interrupted) {
            say(prompt);
        }
    }

    private void step(String kind, String words) {
        switch (kind) {
            case "say" -> say(words);
            case "large" -> say("x".repeat(Integer.parseInt(words) * 1_000_000));
            case "think" -> session.emit("reasoning.delta", json().put("text", words));
            case "tool" -> tool(words, json().put("output", "done").put("exit_code", 0));
            case "daemon" -> session.processes.incrementAndGet();
            case "process" -> session.emit("status.update", json().put("kind", "process").put("text", words));
            case "approve" -> approve(words);
            case "approve-both" -> {
                var commands = words.split("\\|");
                approveBoth(commands[0], commands[1]);
            }
            case "approve-together" -> {
                var both = Stream.of(words.split("\\|")).map(this::startAsking).toList();
                both.forEach(this::endAsking);
            }
            case "approve-late" -> {
                var asked = startAsking(words);
                pause(Duration.ofSeconds(10));
                hermes.expirePrompts();
                endAsking(asked, json().put("output", "").put("exit_code", -1)
                        .put("error", "BLOCKED: Command timed out. Do NOT retry this command.")
                        .put("status", "blocked"));
            }
            case "clarify" -> clarify(words);
            case "clarify-plain" -> say(ask("clarify", question(words)).path("answer").asString(""));
            case "clarify-two" -> clarifyTwo();
            case "sudo" -> ask("sudo", json().put("command", words));
            case "secret" -> ask("secret", json().put("env_var", words).put("prompt", "Needed"));
            case "terminal" -> say("terminal: " + ask("terminal.read", json().put("count", 40)));
            case "play" -> hermes.behaviour().scenes.getOrDefault(words, List.of()).forEach(this::perform);
            case "hold" -> session.hold.join();
            case "pause" -> pause(Duration.ofMillis(Long.parseLong(words)));
            case "compact" -> compact();
            case "drop" -> hermes.dropSockets();
            case "fail" -> {
                status = "error";
                failure = words;
            }
            case "error" -> {
                session.emit("error", json().put("message", words));
                ends = false;
            }
            case "silent" -> ends = false;
            case "unsettled" -> settles = false;
            case "fail-beside" -> {
                session.emit("error", json().put("message", words));
                ends = false;
                settles = false;
            }
            default -> say("[" + kind + "]");
        }
    }

    private void say(String words) {
        for (var piece : words.split("(?<= )")) {
            synchronized (session) {
                session.answer.append(piece);
            }
            segment += piece;
            session.emit("message.delta", json().put("text", piece));
        }
    }

    /// A request of such a scene is answered before it goes on.
    private void perform(String line) {
        if (session.interrupted) {
            return;
        }
        var event = ScriptedHermes.JSON.readTree(line);
        pause(Duration.ofMillis(event.path("pause").asLong(0)));
        var type = event.path("type").asString();
        var payload = event.path("payload") instanceof ObjectNode object ? object : json();
        if (type.endsWith(".request")) {
            ask(type.substring(0, type.length() - ".request".length()), payload);
        } else if (type.equals("message.delta")) {
            say(payload.path("text").asString(""));
        } else {
            segment = type.equals("tool.start") ? "" : segment;
            session.emit(type, payload);
        }
    }

    private void tool(String name, ObjectNode result) {
        session.emit("tool.start", json().put("tool_id", "call_" + name).put("name", name).put("context", name));
        session.emit("tool.complete",
                json().put("tool_id", "call_" + name).put("name", name).put("duration_s", 0.01).set("result", result));
        segment = "";
    }

    private void approve(String command) {
        var wanted = json().put("command", command).put("description", "Runs " + command)
                .put("pattern_key", "scripted");
        wanted.putArray("pattern_keys").add("scripted");
        if (hermes.behaviour().contract() >= 6) {
            wanted.put("request_id", "ap-" + UUID.randomUUID().toString().substring(0, 4));
        }
        if (hermes.behaviour().contract() >= 4) {
            List.of("once", "session", "always", "deny").forEach(wanted.withArray("choices")::add);
        }
        var choice = ask("approval", wanted).path("choice").asString("");
        tool("terminal", choice.isEmpty() || choice.equals("deny")
                ? json().put("exit_code", -1).put("error", "BLOCKED").put("status", "blocked")
                : json().put("exit_code", 0).put("output", "approved " + choice));
    }

    /// Two tools run beside each other, and each of them asks: the second one when it is let go.
    private void approveBoth(String first, String second) {
        var before = startAsking(first);
        session.hold.join();
        var after = startAsking(second);
        endAsking(before);
        endAsking(after);
        segment = "";
    }

    private Asked startAsking(String command) {
        session.emit("tool.start", json().put("tool_id", command).put("name", "terminal").put("context", command));
        var wanted = json().put("command", command).put("description", "Runs " + command);
        var asked = register("approval", wanted);
        session.emit("approval.request", wanted);
        return asked;
    }

    private void endAsking(Asked asked) {
        endAsking(asked, json().put("output", asked.answer().join().path("choice").asString("deny")));
    }

    private void endAsking(Asked asked, ObjectNode result) {
        synchronized (session) {
            session.asked.remove(asked.id());
        }
        session.emit("tool.complete", json().put("tool_id", asked.params().path("command").asString())
                .put("name", "terminal").set("result", result));
    }

    private void clarify(String words) {
        var question = question(words);
        if (hermes.behaviour().contract() >= 7) {
            var wanted = json();
            wanted.putArray("questions").add(question.put("qid", "q1"));
            say(ask("clarify", wanted).path("answers").path("q1").asString(""));
        } else {
            say(ask("clarify", question).path("answer").asString(""));
        }
    }

    private static ObjectNode question(String words) {
        var parts = words.split("\\|");
        var question = json().put("question", parts[0]).put("multi_select", false);
        var choices = question.putArray("choices");
        for (var at = 1; at < parts.length; at++) {
            choices.add(parts[at]);
        }
        return question;
    }

    private void clarifyTwo() {
        var wanted = json();
        var questions = wanted.putArray("questions");
        questions.addObject().put("qid", "q1").put("question", "Which?").put("multi_select", false).putArray("choices")
                .add("A").add("B");
        questions.addObject().put("qid", "q2").put("question", "Name?").put("multi_select", false).putNull("choices");
        say(ask("clarify", wanted).toString());
    }

    private JsonNode ask(String kind, ObjectNode wanted) {
        var asked = register(kind, wanted);
        if (hermes.behaviour().serverRequests) {
            var to = session.socket;
            if (to != null && !to.answersRequests) {
                hermes.withdraw(session, asked, "resolved");
            } else {
                session.tell(json().put("jsonrpc", "2.0").put("id", asked.id()).put("method", kind)
                        .set("params", asked.params()));
            }
        } else {
            session.emit(kind + ".request", wanted);
        }
        var answer = asked.answer().join();
        synchronized (session) {
            session.asked.remove(asked.id());
        }
        return answer;
    }

    private Asked register(String kind, ObjectNode wanted) {
        var short8 = UUID.randomUUID().toString().substring(0, 8);
        var id = hermes.behaviour().serverRequests ? "srq-" + short8 + "abcd" : short8;
        if (hermes.behaviour().serverRequests) {
            wanted.put("session_id", session.runtime);
        } else if (!kind.equals("approval")) {
            wanted.put("request_id", id);
        }
        var asked = new Asked(id, kind, wanted, new CompletableFuture<>());
        synchronized (session) {
            if (session.interrupted) {
                asked.answer().complete(json());
            }
            session.asked.put(id, asked);
        }
        return asked;
    }

    private void compact() {
        session.emit("status.update",
                json().put("kind", hermes.behaviour().contract() <= 1 ? "lifecycle" : "compacting")
                        .put("text", "Compacting context…"));
        synchronized (session) {
            session.compressions++;
            if (hermes.behaviour().rotates) {
                session.row = hermes.store().rotate(session.row);
                hermes.store().say(session.row, prompt);
            }
        }
    }

    private void end() {
        boolean interrupted;
        synchronized (session) {
            interrupted = session.interrupted;
            session.ended = true;
        }
        if (!ends && !interrupted) {
            return;
        }
        var end = json().put("status", interrupted ? "interrupted" : status);
        if (interrupted && hermes.behaviour().nullTextOnInterrupt) {
            end.putNull("text");
        } else if (status.equals("error")) {
            end.put("text", hermes.behaviour().contract() >= 5 ? "" : failure).put("error", failure);
        } else {
            end.put("text", segment.strip());
        }
        end.set("usage", session.info().path("usage"));
        session.emit("message.complete", end);
    }

    private void settle() {
        pause(hermes.behaviour().settles);
        String next;
        synchronized (session) {
            if (!session.dead) {
                hermes.store().say(session.row, session.answer.toString());
            }
            session.answering = false;
            session.busy = false;
            next = session.queue.poll();
        }
        if (settles) {
            session.emit("session.info", session.info());
        }
        if (next != null) {
            synchronized (session) {
                session.busy = true;
            }
            new ScriptedTurn(hermes, session, next).run();
        }
    }

    private static ObjectNode json() {
        return ScriptedHermes.JSON.createObjectNode();
    }

    private static void pause(Duration time) {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody counts down");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
