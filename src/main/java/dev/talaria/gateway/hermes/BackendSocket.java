package dev.talaria.gateway.hermes;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.gateway.rpc.CloseReason;
import dev.talaria.gateway.rpc.RpcConnection;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One socket to a backend, from its greeting to its end.
final class BackendSocket implements RpcListener {
    private static final Logger LOG = LoggerFactory.getLogger(BackendSocket.class);

    private final Endpoint endpoint;
    private final boolean streams;
    private final Patience patience;
    private final Link.Ears ears;
    private final BiConsumer<BackendSocket, CloseReason> ended;
    private final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
    private final CompletableFuture<RpcConnection> opened = new CompletableFuture<>();
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
    private boolean closed;
    private volatile boolean refused;
    private volatile boolean toldTooMuch;
    private volatile boolean countsDeclines;

    /// @param streams whether sessions are on it
    BackendSocket(Endpoint endpoint, boolean streams, Patience patience, Link.Ears ears,
            BiConsumer<BackendSocket, CloseReason> ended) {
        this.endpoint = endpoint;
        this.streams = streams;
        this.patience = patience;
        this.ears = ears;
        this.ended = ended;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    boolean streams() {
        return streams;
    }

    RpcConnection connection() {
        return opened.join();
    }

    /// Which run of the backend's memory it is; empty where the backend does not say.
    String epoch() {
        return JsonFields.said(greeting.join(), "replay_epoch").orElse("");
    }

    /// Whether the backend asks on where one client says that a question is not for it.
    boolean countsDeclines() {
        return countsDeclines;
    }

    /// Whether it was closed because of who we are.
    boolean isRefused() {
        return refused;
    }

    /// Waits until the backend has greeted, and says what we understand: without that, a new one would ask us nothing.
    void open(URI address) {
        opened.complete(HermesCalls.answer(RpcConnection.open(address, this, patience.connect())));
        try {
            HermesCalls.answer(greeting.orTimeout(patience.connect().toMillis(), TimeUnit.MILLISECONDS));
            var able = HermesCalls.answer(connection().call("client.capabilities",
                    JsonNodeFactory.instance.objectNode().put("server_requests", streams), patience.connect()));
            countsDeclines = able.path("declines_not_shown").asBoolean(false);
        } catch (RpcFailure.Refused older) {
            LOG.debug("An older agent: {}", older.getMessage());
        }
    }

    /// @return false where it has closed, and nothing was done
    synchronized boolean whileOpen(Runnable work) {
        if (!closed) {
            work.run();
        }
        return !closed;
    }

    /// Waits until everybody knows that it is closed: who asked something through it knows a moment earlier.
    void awaitGone() {
        gone.completeOnTimeout(false, patience.connect().toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /// Whether it was closed since an answer was too large.
    boolean toldTooMuch() {
        return toldTooMuch;
    }

    @Override
    public void ready(JsonNode payload) {
        greeting.complete(payload);
    }

    @Override
    public void event(RpcEvent event) {
        if (streams) {
            ears.event(event);
        }
    }

    @Override
    public void serverRequest(String id, String method, JsonNode params) {
        if (streams) {
            ears.asked(this, id, method, params);
        }
    }

    @Override
    public void closed(CloseReason reason) {
        refused = reason.kind() == CloseReason.Kind.REFUSED;
        toldTooMuch = reason.kind() == CloseReason.Kind.TOO_MUCH;
        synchronized (this) {
            closed = true;
        }
        greeting.completeExceptionally(new NotDone(Refusal.UNREACHABLE, reason.words()));
        ended.accept(this, reason);
        gone.complete(true);
    }
}
