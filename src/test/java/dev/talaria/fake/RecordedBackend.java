package dev.talaria.fake;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers as a real Hermes did in a recording, whatever numbers the questions have this time; goes when it has said everything.
public final class RecordedBackend {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE = 10;

    private final Recording recording;
    private final Server server = new Server();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final Map<String, JsonNode> numbers = new HashMap<>();
    private int heard;

    public RecordedBackend(Recording recording) {
        this.recording = recording;
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        listening.orTimeout(PATIENCE, SECONDS).join();
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/api/ws?token=recorded");
    }

    public void goes() throws InterruptedException {
        server.stop(100);
    }

    private synchronized void hears(WebSocket client, JsonNode frame) {
        var asked = recording.asked().get(heard);
        heard++;
        if (!asked.method().equals(frame.path("method").asString())) {
            throw new IllegalStateException("Heard " + frame.path("method") + " in place of " + asked.method());
        }
        numbers.put(asked.id(), frame.path("id"));
        says(client, asked.then());
        if (heard == recording.asked().size()) {
            client.close();
        }
    }

    private void says(WebSocket client, List<JsonNode> frames) {
        frames.forEach(frame -> client.send(numbered(frame).toString()));
    }

    private JsonNode numbered(JsonNode frame) {
        var number = numbers.get(frame.path("id").stringValue(""));
        return number == null ? frame : ((ObjectNode) frame.deepCopy()).set("id", number);
    }

    private final class Server extends WebSocketServer {
        private Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake handshake) {
            says(client, recording.greeting());
            if (recording.asked().isEmpty()) {
                client.close();
            }
        }

        @Override
        public void onMessage(WebSocket client, String message) {
            hears(client, JSON.readTree(message));
        }

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {
            // the recording ends with it
        }

        @Override
        public void onError(@Nullable WebSocket client, Exception failure) {
            listening.completeExceptionally(failure);
            if (client != null) {
                client.closeConnection(1011, "");
            }
        }

        @Override
        public void onStart() {
            listening.complete(null);
        }
    }
}
