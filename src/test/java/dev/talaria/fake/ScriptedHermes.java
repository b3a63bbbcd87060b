package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.talaria.fake.ScriptedSession.Asked;

/// A Hermes that does what a prompt tells it, as [ScriptedTurn] says: HTTP and WebSocket on one port, no agent, no model. Needs
/// nothing but JSON, so that it also runs as a process of its own.
public final class ScriptedHermes implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    private static final String ANSWER = "(answer)";

    private final ScriptedBehaviour behaviour;
    private final String token;
    private final ServerSocket door;
    private final ExecutorService work = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("scripted-hermes-", 1).factory());
    private final ScriptedStore store;
    private final ScriptedSignIn signIn;
    private final Map<String, ScriptedSession> sessions = new ConcurrentHashMap<>();
    private final List<ScriptedSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile String epoch = "e-1";
    private volatile Runnable broken = () -> {};

    /// What a client asked.
    ///
    /// @param socket the how manieth socket it came through, from 1
    public record Call(String method, JsonNode params, int socket) {}

    private ScriptedHermes(ScriptedBehaviour behaviour, int port, String token, ScriptedStore store)
            throws IOException {
        this.behaviour = behaviour;
        this.token = token;
        this.store = store;
        this.signIn = new ScriptedSignIn(behaviour, token);
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        work.execute(this::admit);
    }

    /// On a free port, with a token of its own.
    public static ScriptedHermes start(ScriptedBehaviour behaviour) {
        return start(behaviour, 0, UUID.randomUUID().toString());
    }

    /// @param port 0 for a free one
    public static ScriptedHermes start(ScriptedBehaviour behaviour, int port, String token) {
        return start(behaviour, port, token, Optional.empty());
    }

    /// @param file where its sessions are, besides in memory
    static ScriptedHermes start(ScriptedBehaviour behaviour, int port, String token, Optional<ScriptedFile> file) {
        try {
            return new ScriptedHermes(behaviour, port, token, new ScriptedStore(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Where its socket is, with the token.
    public URI socket() {
        return URI.create("ws://127.0.0.1:" + port() + "/api/ws?token=" + token);
    }

    public String token() {
        return token;
    }

    public ScriptedBehaviour behaviour() {
        return behaviour;
    }

    /// What was asked so far, in order.
    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /// What was asked in a way that a strict Hermes would refuse, whatever this one did.
    public List<String> misaskedCalls() {
        return calls.stream().filter(call -> !call.method().equals(ANSWER))
                .flatMap(call -> ScriptedParameters.wrong(call.method(), call.params()).stream()).distinct().toList();
    }

    /// The methods that it is known to be asked, and was not.
    public List<String> unasked() {
        var asked = calls.stream().map(Call::method).toList();
        return ScriptedParameters.methods().stream().filter(method -> !asked.contains(method)).toList();
    }

    /// How many sockets were opened so far.
    public int opened() {
        return opened.get();
    }

    /// Puts a session on disk: prompts and answers in turn.
    public void stored(String id, String... messages) {
        store.add(id, null, messages);
    }

    /// Lets a stored session go on after a compression.
    public void continued(String id, String next) {
        store.continueAs(store.find(id).orElseThrow(), next);
    }

    /// Branches off a stored session.
    public void branched(String id, String branch) {
        store.branch(store.find(id).orElseThrow(), branch);
    }

    public boolean isStored(String id) {
        return store.find(id).isPresent();
    }

    public boolean isArchived(String id) {
        return store.find(id).map(ScriptedStore.Row::archived).orElseThrow();
    }

    public String titleOf(String id) {
        return store.find(id).map(ScriptedStore.Row::title).orElseThrow();
    }

    /// All prompts and answers of a session that is on disk.
    public List<String> messages(String id) {
        return store.history(store.tip(store.find(id).orElseThrow())).valueStream()
                .map(message -> message.path("text").asString()).toList();
    }

    /// Takes a session off the disk.
    public void remove(String id) {
        store.remove(id);
    }

    /// Runs a prompt of another client in every session that is live.
    public void submitElsewhere(String prompt) {
        sessions.values().forEach(session -> {
            session.busy = true;
            later(() -> new ScriptedTurn(this, session, prompt).run());
        });
    }

    /// Another client sends this where a turn runs, to go on with after it.
    public void queueElsewhere(String prompt) {
        sessions.values().forEach(session -> {
            synchronized (session) {
                if (session.busy) {
                    session.queue.add(prompt);
                }
            }
        });
    }

    /// Goes on with what another client has answered, which nobody is told.
    public void answerElsewhere() {
        sessions.values().forEach(session -> {
            synchronized (session) {
                session.asked.values().forEach(asked -> asked.answer()
                        .complete(JSON.createObjectNode().put("choice", "once")));
            }
        });
    }

    /// Asks something of a session that no client has opened.
    public void askNobody() {
        sockets.forEach(socket -> socket.send("{\"jsonrpc\":\"2.0\",\"id\":\"srq-nobody\",\"method\":\"clarify\","
                + "\"params\":{\"session_id\":\"ffffffff\",\"questions\":[]}}"));
    }

    /// Knows nobody any more who has signed in.
    public void forgetSignIns() {
        signIn.forget();
    }

    /// How often somebody has signed in.
    public int signIns() {
        return signIn.signIns();
    }

    ScriptedSignIn signIn() {
        return signIn;
    }

    /// Runs this when a socket is broken by [ScriptedBehaviour#breaksBefore] or [ScriptedBehaviour#breaksAfter].
    public void onBreak(Runnable then) {
        broken = then;
    }

    void broke() {
        broken.run();
    }

    /// Lets every turn go on that holds.
    public void release() {
        sessions.values().forEach(session -> session.hold.complete(""));
    }

    /// Ends what tools have left running, without a word.
    public void endProcesses() {
        sessions.values().forEach(session -> session.processes.set(0));
    }

    /// Breaks every socket without a word.
    public void dropSockets() {
        sockets.forEach(ScriptedSocket::close);
        sockets.clear();
    }

    /// Forgets what is live, as a new process would.
    public void forget() {
        sessions.values().forEach(session -> {
            session.dead = true;
            end(session);
        });
        sessions.clear();
        epoch = "e-" + UUID.randomUUID();
        dropSockets();
    }

    /// Forgets the idle sessions, as it does some time after their socket has closed.
    public void reap() {
        sessions.values().removeIf(session -> session.status().equals("idle"));
    }

    /// Says to everybody that the idle sessions are live no more.
    public void reclaim() {
        for (var session : List.copyOf(sessions.values())) {
            session.tell(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "event").set("params",
                    JSON.createObjectNode().put("type", "session.reclaimed").set("payload",
                            JSON.createObjectNode().put("session_id", session.runtime)
                                    .put("stored_session_id", session.row.id()).put("reason", "idle_timeout"))));
            sessions.remove(session.runtime);
        }
    }

    /// Goes on without what was asked for.
    public void expirePrompts() {
        for (var session : sessions.values()) {
            for (var asked : List.copyOf(session.asked.values())) {
                if (behaviour.contract() >= 3 && behaviour.contract() <= 6 && !asked.kind().equals("approval")) {
                    session.emit(asked.kind() + ".expire", JSON.createObjectNode().put("request_id", asked.id()));
                }
                withdraw(session, asked, "timeout");
            }
        }
    }

    @Override
    public void close() {
        try (work) {
            door.close();
            sessions.values().forEach(ScriptedHermes::end);
            dropSockets();
            work.shutdownNow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void end(ScriptedSession session) {
        session.interrupted = true;
        session.hold.complete("");
        List.copyOf(session.asked.values()).forEach(asked -> asked.answer().complete(JSON.createObjectNode()));
    }

    ScriptedStore store() {
        return store;
    }

    String epoch() {
        return epoch;
    }

    Map<String, ScriptedSession> sessions() {
        return sessions;
    }

    void later(Runnable task) {
        work.execute(task);
    }

    ScriptedSession live(ScriptedStore.Row row, @Nullable ScriptedSocket socket, String folder) {
        var session = new ScriptedSession(this, UUID.randomUUID().toString().substring(0, 8), row, socket, folder);
        sessions.put(session.runtime, session);
        return session;
    }

    Optional<ScriptedSession> liveOf(ScriptedStore.Row row) {
        return sessions.values().stream().filter(session -> session.row == row).findFirst();
    }

    void withdraw(ScriptedSession session, Asked asked, String reason) {
        if (behaviour.serverRequests) {
            session.tell(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "event").set("params",
                    JSON.createObjectNode().put("type", "request.cancel").put("session_id", session.runtime).set(
                            "payload", JSON.createObjectNode().put("id", asked.id()).put("method", asked.kind())
                                    .put("reason", reason))));
        }
        asked.answer().complete(JSON.createObjectNode());
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                work.execute(() -> {
                    try {
                        serve(new ScriptedSocket(client));
                    } catch (IOException _) {
                        // the client has gone
                    }
                });
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void serve(ScriptedSocket socket) throws IOException {
        try (socket) {
            var request = socket.request();
            if (request.isEmpty()) {
                return;
            }
            if (!request.get().path().equals("/api/ws")) {
                ScriptedRoutes.answer(this, socket, request.get());
            } else if (behaviour.refusesSockets || !signIn.admitsSocket(request.get())) {
                socket.answer(403, "{}");
            } else {
                socket.upgrade(request.get());
                converse(socket, opened.incrementAndGet());
            }
        }
    }

    private void converse(ScriptedSocket socket, int number) {
        sockets.add(socket);
        var ready = JSON.createObjectNode();
        ready.putObject("skin").put("name", "default");
        if (behaviour.replays) {
            ready.put("change_events", true).put("replay_epoch", epoch);
        }
        socket.send(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "event")
                .set("params", JSON.createObjectNode().put("type", "gateway.ready").set("payload", ready)).toString());
        var methods = new ScriptedMethods(this, socket);
        for (var text = socket.read(); text.isPresent(); text = socket.read()) {
            var message = (ObjectNode) JSON.readTree(text.get());
            if (message.has("method")) {
                calls.add(new Call(message.path("method").asString(), message.path("params"), number));
                methods.take(message);
            } else {
                answered(message);
            }
        }
        sockets.remove(socket);
    }

    private void answered(ObjectNode message) {
        calls.add(new Call(ANSWER, message, 0));
        var id = message.path("id").asString();
        for (var session : sessions.values()) {
            synchronized (session) {
                var asked = session.asked.get(id);
                if (asked != null) {
                    asked.answer().complete(message.path("result"));
                }
            }
        }
    }
}
