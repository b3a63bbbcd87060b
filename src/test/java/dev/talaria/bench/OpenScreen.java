package dev.talaria.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// As much of a browser as the server can tell from a real one: a page that is opened, goes to a route and listens for
/// pushes. It draws nothing; it notes when which text arrived.
final class OpenScreen implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();
    private final HttpClient http;
    private final WebSocket push;
    private volatile String awaited = "";

    private OpenScreen(HttpClient http, String address, int screen, String pushId) {
        this.http = http;
        push = http.newWebSocketBuilder().buildAsync(URI.create(address.replaceFirst("^http", "ws")
                + "VAADIN/push?v-r=push&v-uiId=" + screen + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true"
                + "&Content-Type=application/json;%20charset=UTF-8"), new Pushes()).join();
    }

    /// Opens the application and goes to the route.
    ///
    /// @param executor whose threads hear the pushes
    static OpenScreen at(String address, String route, Executor executor) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).executor(executor).build();
        var configuration = JSON
                .readTree(get(http,
                        address + "?v-r=init&location=" + route + "&query=&v-sh=800&v-sw=1280&v-wh=800&v-ww=1280"
                                + "&v-bh=800&v-bw=1280&v-curdate=0&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC"
                                + "&v-wn=open-screen&v-td=false&v-pr=1"))
                .path("appConfig");
        var uidl = configuration.path("uidl");
        var screen = configuration.path("v-uiId").asInt();
        var opened = new OpenScreen(http, address, screen, uidl.path("Vaadin-Push-ID").asString());
        var navigation = Map.of("type", "event", "node", 1, "event", "ui-navigate", "data",
                Map.of("route", route, "query", "", "appShellTitle", "", "historyState", Map.of("idx", 0), "trigger",
                        ""));
        var shown = post(http, address + "?v-r=uidl&v-uiId=" + screen,
                JSON.writeValueAsString(Map.of("csrfToken", uidl.path("Vaadin-Security-Key").asString(), "rpc",
                        new Object[]{navigation }, "syncId", uidl.path("syncId").asInt(), "clientId", 0)));
        if (!shown.contains("changes")) {
            throw new IllegalStateException("The screen did not open: " + shown);
        }
        return opened;
    }

    /// Notes when this text arrives next.
    void await(String text) {
        awaited = text;
    }

    /// When the text arrived, nothing while it has not.
    Optional<Instant> arrivalOf(String text) {
        return Optional.ofNullable(arrivals.get(text));
    }

    /// When the text that was awaited last arrived, nothing while it has not.
    Optional<Instant> arrivalOfLast() {
        return arrivalOf(awaited);
    }

    private static String get(HttpClient http, String address) throws IOException, InterruptedException {
        return answer(http, HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static String post(HttpClient http, String address, String body) throws IOException, InterruptedException {
        return answer(http, HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json; charset=UTF-8").POST(BodyPublishers.ofString(body)).build());
    }

    private static String answer(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        push.abort();
        http.shutdownNow();
    }

    /// Listens; texts may come in pieces.
    private final class Pushes implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            var now = Instant.now();
            message.append(piece);
            if (last) {
                if (!awaited.isEmpty() && message.indexOf(awaited) >= 0) {
                    arrivals.putIfAbsent(awaited, now);
                }
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
