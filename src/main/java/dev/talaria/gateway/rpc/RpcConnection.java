package dev.talaria.gateway.rpc;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One connection to a backend: asks it, and hears it.
///
/// Answers and what the listener is told come in the order in which the other end sent them, on one thread. Reading never
/// waits for that thread, and nobody who asks waits for the wire.
public final class RpcConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RpcConnection.class);

    private final RpcListener listener;
    private final Limits limits;
    private final WebSocket socket;
    private final Outbox outbox;
    private final Correlation correlation = new Correlation();
    private final ScheduledThreadPoolExecutor thread = thread();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Heartbeat heartbeat;
    private final AtomicLong backlog = new AtomicLong();

    private RpcConnection(WebSocket socket, RpcListener listener, Limits limits) {
        this.socket = socket;
        this.listener = listener;
        this.limits = limits;
        this.outbox = new Outbox(socket, () -> end(CloseReason.lost("The connection to the agent broke")));
        this.heartbeat = new Heartbeat(this, limits, () -> end(CloseReason.lost("The agent no longer answers")));
    }

    /// Connects. The listener hears nothing before the future is done.
    ///
    /// @param wsUri with the credential in it; never shown to anybody
    /// @return fails with [ConnectFailure]
    public static CompletableFuture<RpcConnection> open(URI wsUri, RpcListener listener, Duration connectDeadline) {
        return open(wsUri, listener, connectDeadline, Limits.USUAL);
    }

    static CompletableFuture<RpcConnection> open(URI wsUri, RpcListener listener, Duration deadline, Limits limits) {
        var opened = new CompletableFuture<RpcConnection>();
        var wire = new Wire(limits.frame());
        var _ = wire.connect(wsUri, deadline).whenComplete((socket, failure) -> {
            if (failure != null) {
                opened.completeExceptionally(Wire.readable(failure));
                return;
            }
            var connection = new RpcConnection(socket, listener, limits);
            if (opened.complete(connection)) {
                wire.read(socket, connection.new Ear());
                connection.feelPulse();
            } else {
                Wire.leave(socket);
            }
        });
        return opened;
    }

    private void feelPulse() {
        var pulse = new Pulse(socket, () -> end(CloseReason.lost("The connection to the agent broke")));
        var _ = thread.scheduleWithFixedDelay(pulse::beat, Pulse.PAUSE_MILLIS, Pulse.PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /// Asks something. The future fails with [RpcFailure], and is always done by the deadline.
    public CompletableFuture<JsonNode> call(String method, ObjectNode params, Duration deadline) {
        return call(method, params, deadline, Function.identity());
    }

    /// Asks something whose answer has to be understood before anything is heard that came after it.
    ///
    /// @param reading applied to the answer on the connection's own thread, in its turn
    public <T> CompletableFuture<T> call(String method, ObjectNode params, Duration deadline,
            Function<JsonNode, T> reading) {
        var request = correlation.register(method);
        var answer = request.answer();
        // Before it is sent: what depends on a future that is done already runs elsewhere.
        var read = answer.thenApply(reading);
        if (!answer.isDone()) {
            var alarm = thread.schedule(request::expire, deadline.toNanos(), TimeUnit.NANOSECONDS);
            var _ = answer.whenComplete((_, _) -> alarm.cancel(false));
            outbox.send(Codec.request(request.id(), method, params), request::startsToBeSent);
        }
        return read;
    }

    /// Answers what [RpcListener#serverRequest] asked.
    public void respond(String requestId, ObjectNode result) {
        outbox.send(Codec.response(requestId, result), () -> true);
    }

    /// Says that what [RpcListener#serverRequest] asked is not answered.
    public void refuse(String requestId, int code, String message) {
        outbox.send(Codec.refusal(requestId, code, message), () -> true);
    }

    /// Whether the other end still answers at all, be it with a refusal.
    public CompletableFuture<Boolean> alive() {
        return heartbeat.alive();
    }

    /// Ends it; what waits fails soon after.
    @Override
    public void close() {
        end(CloseReason.asked());
    }

    private void end(CloseReason reason) {
        if (ended.compareAndSet(false, true)) {
            correlation.refuseMore();
            Wire.leave(socket);
            // Behind what has been read already: an answer that arrived in time is one.
            thread.execute(() -> {
                correlation.failAll();
                guarded(() -> listener.closed(reason));
                thread.shutdownNow();
            });
        }
    }

    private void received(Message message) {
        switch (message) {
            case Message.Result result -> correlation.answered(result);
            case Message.Refusal refusal -> correlation.refused(refusal);
            case Message.Event(var event) when event.type().equals("gateway.ready") -> ready(event.payload());
            case Message.Event(var event) -> guarded(() -> listener.event(event));
            case Message.ServerRequest(var id, var method, var params) ->
                guarded(() -> listener.serverRequest(id, method, params));
        }
    }

    private void ready(JsonNode payload) {
        if (payload.path("heartbeat").asBoolean(false)) {
            heartbeat.start(thread);
        }
        guarded(() -> listener.ready(payload));
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            LOG.error("What a backend said was not understood", failure);
        }
    }

    /// The one thread on which everything is heard; virtual, since it may wait long and mostly does nothing.
    private static ScheduledThreadPoolExecutor thread() {
        var thread = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("rpc-", 1).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        return thread;
    }

    /// @param frame the longest, in characters
    /// @param backlog how many characters may have been read and not heard yet
    /// @param beat how often a heartbeat is sent
    /// @param silence how long nothing may be heard after one
    /// @param test how long an answer may take that proves the connection
    record Limits(int frame, long backlog, Duration beat, Duration silence, Duration test) {
        private static final int MEGA = 1024 * 1024;

        static final Limits USUAL = new Limits(64 * MEGA, 256L * MEGA, Duration.ofSeconds(15), Duration.ofSeconds(45),
                Duration.ofSeconds(5));
    }

    /// On the reading thread: hands on, and is back.
    private final class Ear implements Wire.Receiver {
        @Override
        public void received(String frame) {
            heartbeat.heard();
            if (backlog.addAndGet(frame.length()) > limits.backlog()) {
                end(CloseReason.lost("The agent sends more than can be read"));
                return;
            }
            thread.execute(() -> {
                backlog.addAndGet(-frame.length());
                Codec.read(frame).ifPresent(RpcConnection.this::received);
            });
        }

        @Override
        public void ended(CloseReason reason) {
            end(reason);
        }
    }
}
