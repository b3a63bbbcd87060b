package dev.talaria.gateway.rpc;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/// Notices that the other end has gone. The platform's WebSocket sometimes does not, where the end follows right behind a message:
/// then only writing tells.
final class Pulse {
    static final long PAUSE_MILLIS = 500;

    private final WebSocket socket;
    private final Runnable gone;
    private CompletableFuture<WebSocket> last;

    /// @param gone told when nothing can be written any more
    Pulse(WebSocket socket, Runnable gone) {
        this.socket = socket;
        this.gone = gone;
        this.last = CompletableFuture.completedFuture(socket);
    }

    /// One ping, unless the last one is still on its way.
    void beat() {
        if (last.isDone()) {
            last = socket.sendPing(ByteBuffer.allocate(0));
            var _ = last.whenComplete((_, failure) -> {
                if (failure != null) {
                    gone.run();
                }
            });
        }
    }
}
