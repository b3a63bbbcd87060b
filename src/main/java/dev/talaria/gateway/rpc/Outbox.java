package dev.talaria.gateway.rpc;

import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// Sends one text after the other, without letting anybody wait.
final class Outbox {
    private final WebSocket socket;
    private final Runnable broken;
    private final Queue<Letter> letters = new ArrayDeque<>();
    private boolean sending;

    /// @param broken told when a text could not be sent
    Outbox(WebSocket socket, Runnable broken) {
        this.socket = socket;
        this.broken = broken;
    }

    /// @param starts asked right before it goes out; false leaves it unsent
    void send(String text, BooleanSupplier starts) {
        synchronized (letters) {
            letters.add(new Letter(text, starts));
            if (sending) {
                return;
            }
            sending = true;
        }
        sendNext();
    }

    private void sendNext() {
        var next = next();
        while (next.isPresent()) {
            var sent = socket.sendText(next.get().text, true);
            if (!sent.isDone()) {
                var _ = sent.whenComplete((_, failure) -> {
                    if (failure == null) {
                        sendNext();
                    } else {
                        broken.run();
                    }
                });
                return;
            }
            if (sent.isCompletedExceptionally()) {
                broken.run();
                return;
            }
            next = next();
        }
    }

    private Optional<Letter> next() {
        synchronized (letters) {
            var next = letters.poll();
            while (next != null && !next.starts.getAsBoolean()) {
                next = letters.poll();
            }
            sending = next != null;
            return Optional.ofNullable(next);
        }
    }

    private record Letter(String text, BooleanSupplier starts) {}
}
