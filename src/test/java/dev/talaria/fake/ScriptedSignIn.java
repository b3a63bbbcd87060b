package dev.talaria.fake;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.talaria.fake.ScriptedSocket.Request;

/// Who is let in at a scripted Hermes: whoever has its token, or has signed in where that is demanded.
final class ScriptedSignIn {
    private static final String COOKIE = "hermes_session_at";

    private final ScriptedBehaviour behaviour;
    private final String token;
    private final Set<String> signedIn = ConcurrentHashMap.newKeySet();
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signIns = new AtomicInteger();

    ScriptedSignIn(ScriptedBehaviour behaviour, String token) {
        this.behaviour = behaviour;
        this.token = token;
    }

    boolean isDemanded() {
        return !behaviour.user.isEmpty();
    }

    int signIns() {
        return signIns.get();
    }

    void forget() {
        signedIn.clear();
    }

    boolean admits(Request request) {
        return isDemanded()
                ? signedIn.stream().anyMatch(value -> request.header("cookie").contains(COOKIE + "=" + value))
                : request.header("x-hermes-session-token").equals(token);
    }

    /// A ticket is good once.
    boolean admitsSocket(Request request) {
        return isDemanded() ? tickets.remove(request.query("ticket")) : request.query("token").equals(token);
    }

    /// @return false where it is none of its routes
    boolean answers(ScriptedSocket socket, Request request) throws IOException {
        switch (isDemanded() ? request.path() : "") {
            case "/api/auth/providers" ->
                socket.answer(200, "{\"providers\": [{\"name\": \"basic\", \"supports_password\": true}]}");
            case "/auth/password-login" -> signIn(socket, request);
            case "/api/auth/ws-ticket" -> ticket(socket, request);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void signIn(ScriptedSocket socket, Request request) throws IOException {
        var given = ScriptedHermes.JSON.readTree(request.body());
        if (given.path("username").asString("").equals(behaviour.user)
                && given.path("password").asString("").equals(behaviour.password)) {
            var value = UUID.randomUUID().toString();
            signedIn.add(value);
            signIns.incrementAndGet();
            socket.answer(200, "{\"ok\": true}", COOKIE + "=" + value + "; HttpOnly; Max-Age=900; Path=/");
        } else {
            socket.answer(401, "{\"detail\": \"Invalid credentials\"}");
        }
    }

    private void ticket(ScriptedSocket socket, Request request) throws IOException {
        if (admits(request)) {
            var ticket = UUID.randomUUID().toString();
            tickets.add(ticket);
            socket.answer(200, "{\"ticket\": \"" + ticket + "\", \"ttl_seconds\": 30}");
        } else {
            socket.answer(401, "{\"error\": \"unauthenticated\"}");
        }
    }
}
