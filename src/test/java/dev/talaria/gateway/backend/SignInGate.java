package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.ObjectMapper;

/// A Hermes that others can reach: it wants a name and a password, and renews its cookie with every answer.
final class SignInGate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final AtomicInteger signIns = new AtomicInteger();
    private final AtomicInteger tickets = new AtomicInteger();
    private final AtomicInteger refreshed = new AtomicInteger();
    private volatile String valid = "";

    SignInGate(HttpServer host, String path) {
        host.createContext(path + "/api/status",
                exchange -> answer(exchange, 200, "{\"version\": \"0.19.0\", \"auth_required\": true}"));
        host.createContext(path + "/api/auth/providers", exchange -> answer(exchange, 200,
                "{\"providers\": [{\"name\": \"nous\", \"supports_password\": false}, "
                        + "{\"name\": \"house\", \"supports_password\": true}]}"));
        host.createContext(path + "/auth/password-login", this::signIn);
        host.createContext(path + "/api/auth/ws-ticket", exchange -> forWhoIsSignedIn(exchange,
                () -> "{\"ticket\": \"k-%d\", \"ttl_seconds\": 30}".formatted(tickets.incrementAndGet())));
        host.createContext(path + "/api/sessions", exchange -> forWhoIsSignedIn(exchange, () -> "{}"));
    }

    int signIns() {
        return signIns.get();
    }

    /// How often a cookie was brought and exchanged for a new one.
    int refreshed() {
        return refreshed.get();
    }

    void forgetEverybody() {
        valid = "";
    }

    private void signIn(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(exchange.getRequestBody());
        if (body.path("provider").asString().equals("house") && body.path("username").asString().equals("team")
                && body.path("password").asString().equals("right")) {
            signIns.incrementAndGet();
            issue(exchange);
            answer(exchange, 200, "{\"ok\": true, \"next\": \"/\"}");
        } else {
            answer(exchange, 401, "{\"detail\": \"Invalid credentials\"}");
        }
    }

    private void forWhoIsSignedIn(HttpExchange exchange, java.util.function.Supplier<String> body)
            throws IOException {
        var cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        if (valid.isEmpty() || !cookie.equals("hermes_session_at=" + valid + "; hermes_session_provider=house")) {
            answer(exchange, 401, "{\"error\": \"unauthenticated\"}");
            return;
        }
        refreshed.incrementAndGet();
        issue(exchange);
        answer(exchange, 200, body.get());
    }

    private void issue(HttpExchange exchange) {
        valid = "a." + signIns + "." + refreshed;
        var headers = exchange.getResponseHeaders();
        headers.add("Set-Cookie", "hermes_session_at=" + valid + "; HttpOnly; Max-Age=900; Path=/; SameSite=lax");
        headers.add("Set-Cookie", "hermes_session_provider=house; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax");
        headers.add("Set-Cookie", "hermes_session_pkce=\"\"; Max-Age=0; Path=/");
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
