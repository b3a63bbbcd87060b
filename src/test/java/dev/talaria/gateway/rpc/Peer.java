package dev.talaria.gateway.rpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The other end of a connection, which says exactly what a test tells it to say.
final class Peer {
    private static final int PATIENCE = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    final List<ClientHandshake> handshakes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final CompletableFuture<Integer> left = new CompletableFuture<>();
    private final Server server = new Server();

    Peer() {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        listening.orTimeout(PATIENCE, SECONDS).join();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/api/ws?token=s3cret");
    }

    int port() {
        return server.getPort();
    }

    void says(String frame) {
        socket.orTimeout(PATIENCE, SECONDS).join().send(frame);
    }

    void closes(int code) {
        socket.orTimeout(PATIENCE, SECONDS).join().close(code, "");
    }

    void vanishes() {
        socket.orTimeout(PATIENCE, SECONDS).join().closeConnection(1006, "");
    }

    /// The next frame that came.
    JsonNode hears() throws InterruptedException {
        var next = received.poll(PATIENCE, SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing was heard");
        }
        return next;
    }

    boolean heardNothingMore() {
        return received.isEmpty();
    }

    int closeCode() {
        return left.orTimeout(PATIENCE, SECONDS).join();
    }

    void goes() throws InterruptedException {
        server.stop(100);
    }

    private final class Server extends WebSocketServer {
        private Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake handshake) {
            handshakes.add(handshake);
            socket.complete(client);
        }

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {
            left.complete(code);
        }

        @Override
        public void onMessage(WebSocket client, String message) {
            received.add(JSON.readTree(message));
        }

        @Override
        public void onError(@Nullable WebSocket client, Exception failure) {
            listening.completeExceptionally(failure);
        }

        @Override
        public void onStart() {
            listening.complete(null);
        }
    }
}
