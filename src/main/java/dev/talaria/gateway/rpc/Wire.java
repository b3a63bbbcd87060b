package dev.talaria.gateway.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Texts over a WebSocket. Reads as fast as the other end writes: a backend that cannot get rid of its events stops sending them
/// for good.
final class Wire implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAREWELL_SECONDS = 2;

    /// Two, since a proxy that leads out of the house must never be asked for a backend on this host.
    private static final HttpClient DIRECT = client().proxy(HttpClient.Builder.NO_PROXY).build();
    private static final HttpClient BY_PROXY = client().build();

    private final int largestFrame;
    private final StringBuilder partial = new StringBuilder();
    private volatile Optional<Receiver> receiver = Optional.empty();
    private Optional<CloseReason> ended = Optional.empty();

    /// @param largestFrame in characters; a longer one ends the connection
    Wire(int largestFrame) {
        this.largestFrame = largestFrame;
    }

    /// Told on the reading thread: to be quick.
    interface Receiver {
        void received(String frame);

        void ended(CloseReason reason);
    }

    /// Connects; nothing is read before [#read].
    ///
    /// @return what it fails with means something to [#readable]
    CompletableFuture<WebSocket> connect(URI uri, Duration deadline) {
        var client = isHere(uri) ? DIRECT : BY_PROXY;
        return client.newWebSocketBuilder().connectTimeout(deadline).buildAsync(uri, this);
    }

    /// Reads from now on; tells at once where there is nothing to read any more.
    synchronized void read(WebSocket socket, Receiver to) {
        receiver = Optional.of(to);
        ended.ifPresent(to::ended);
        socket.request(1);
    }

    /// Says goodbye, and does not wait for an answer.
    static void leave(WebSocket socket) {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, _) -> socket.abort());
    }

    @Override
    public void onOpen(WebSocket socket) {
        // Nothing is asked for yet: who opened it must know it before the first text comes.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (partial.length() + data.length() > largestFrame) {
            end(socket, CloseReason.tooMuch());
            return null;
        }
        partial.append(data);
        if (last) {
            var frame = partial.toString();
            empty();
            receiver.ifPresent(to -> to.received(frame));
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        tell(CloseReason.byCode(code));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        LOG.debug("The connection broke: {}", error.getClass().getName());
        end(socket, CloseReason.lost("The connection to the agent broke"));
    }

    private void end(WebSocket socket, CloseReason reason) {
        empty();
        socket.abort();
        tell(reason);
    }

    private synchronized void tell(CloseReason reason) {
        ended = Optional.of(reason);
        receiver.ifPresent(to -> to.ended(reason));
    }

    /// Gives back what one large frame needed.
    private void empty() {
        partial.setLength(0);
        partial.trimToSize();
    }

    private static boolean isHere(URI uri) {
        var host = String.valueOf(uri.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wire-", 1).factory()));
    }

    static ConnectFailure readable(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> readable(wrapped.getCause());
            case WebSocketHandshakeException refused -> refused(refused.getResponse().statusCode());
            case HttpTimeoutException _ -> unreachable("The agent did not answer in time");
            case IOException _ -> unreachable("The agent cannot be reached");
            default -> {
                LOG.debug("No connection: {}", failure.getClass().getName());
                yield unreachable("The agent cannot be reached");
            }
        };
    }

    private static ConnectFailure refused(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? new ConnectFailure(ConnectFailure.Kind.REFUSED,
                        "The agent refused the connection (HTTP " + status + ")")
                : unreachable("Something else answered in place of the agent (HTTP " + status + ")");
    }

    private static ConnectFailure unreachable(String words) {
        return new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, words);
    }
}
