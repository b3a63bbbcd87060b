package dev.talaria.gateway.rpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// Keeps what a connection told, in its order.
class Ears implements RpcListener {
    private static final int PATIENCE = 10;

    final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
    final CompletableFuture<CloseReason> closing = new CompletableFuture<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void ready(JsonNode payload) {
        greeting.complete(payload);
    }

    @Override
    public void event(RpcEvent event) {
        heard.add(event.type());
    }

    @Override
    public void serverRequest(String id, String method, JsonNode params) {
        heard.add(method + " " + id);
    }

    @Override
    public void closed(CloseReason reason) {
        closing.complete(reason);
    }

    List<String> hears(int how) {
        return Stream.generate(this::next).limit(how).toList();
    }

    CloseReason.Kind closedBecause() {
        return closing.orTimeout(PATIENCE, SECONDS).join().kind();
    }

    private String next() {
        try {
            return String.valueOf(heard.poll(PATIENCE, SECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
