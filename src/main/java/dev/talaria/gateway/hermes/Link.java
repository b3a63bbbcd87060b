package dev.talaria.gateway.hermes;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.gateway.rpc.CloseReason;
import dev.talaria.gateway.rpc.ConnectFailure;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.gateway.rpc.RpcFailure;
import tools.jackson.databind.JsonNode;

/// The way to one backend: two sockets, since an old backend answers one question of a socket after the other. What streams,
/// starts and stops goes through the first; what only looks goes through the second, so that nobody who wants to stop a turn
/// waits behind a list of models. Sessions belong to the socket that opened them: the second one opens none.
///
/// Every method that connects waits, on a thread of its own.
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int TRIES = 2;

    private final BackendSource source;
    private final Patience patience;
    private final Clock clock;
    private final Ears ears;
    private final ReentrantLock connecting = new ReentrantLock();
    private final ReentrantLock connectingSide = new ReentrantLock();
    private volatile @Nullable BackendSocket stream;
    private volatile @Nullable BackendSocket side;
    private volatile Optional<Loss> loss = Optional.empty();

    Link(BackendSource source, Patience patience, Clock clock, Ears ears) {
        this.source = source;
        this.patience = patience;
        this.clock = clock;
        this.ears = ears;
    }

    /// Who hears what comes through the first socket, in order.
    interface Ears {
        void connected(BackendSocket socket);

        void event(RpcEvent event);

        void asked(BackendSocket socket, String id, String method, JsonNode params);

        void lost(BackendSocket socket);
    }

    record Loss(Instant since, String reason) {}

    /// The socket that sessions are on, connected where it is not.
    BackendSocket stream() {
        var open = stream;
        if (open != null) {
            return open;
        }
        connecting.lock();
        try {
            var meanwhile = stream;
            return meanwhile != null ? meanwhile : connect(true);
        } finally {
            connecting.unlock();
        }
    }

    /// The socket for what only looks, connected where it is not.
    BackendSocket side() {
        var open = side;
        if (open != null) {
            return open;
        }
        connectingSide.lock();
        try {
            var meanwhile = side;
            return meanwhile != null ? meanwhile : connect(false);
        } finally {
            connectingSide.unlock();
        }
    }

    /// Where the backend is, started where it is not.
    Endpoint endpoint() {
        var open = stream;
        return open != null ? open.endpoint() : done(source.endpoint());
    }

    Optional<BackendSocket> open() {
        return Optional.ofNullable(stream);
    }

    /// That contact was lost, and is not there again yet.
    Optional<Loss> loss() {
        return loss;
    }

    /// Something was not answered in time: where nothing else is either, the source is to look at the backend.
    void suspect() {
        open().ifPresent(socket -> {
            var _ = socket.connection().alive().thenAccept(alive -> {
                if (!alive) {
                    source.lost(socket.endpoint(), "The agent no longer answers", false);
                }
            });
        });
    }

    /// Nobody looks for contact any more.
    void giveUp() {
        loss = Optional.empty();
    }

    void close() {
        Optional.ofNullable(stream).ifPresent(socket -> socket.connection().close());
        Optional.ofNullable(side).ifPresent(socket -> socket.connection().close());
    }

    private BackendSocket connect(boolean streams) {
        var failure = new NotDone(Refusal.UNREACHABLE, "The agent cannot be reached.");
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var endpoint = done(source.endpoint());
            var address = done(source.socket(endpoint));
            var socket = new BackendSocket(endpoint, streams, patience, ears, this::closed);
            try {
                socket.open(address);
                if (settle(socket)) {
                    return socket;
                }
                failure = new NotDone(Refusal.UNREACHABLE, "The agent closed the connection at once.");
            } catch (ConnectFailure refused) {
                failure = refused(endpoint, String.valueOf(refused.getMessage()),
                        refused.kind() == ConnectFailure.Kind.REFUSED);
            } catch (NotDone | RpcFailure | CompletionException silent) {
                LOG.debug("No greeting", silent);
                socket.connection().close();
                failure = refused(endpoint, "The agent did not greet", socket.isRefused());
            }
        }
        throw failure;
    }

    private NotDone refused(Endpoint endpoint, String reason, boolean credential) {
        source.lost(endpoint, reason, credential);
        if (source.health() instanceof GatewayHealth.Broken(_, var words)) {
            return new NotDone(Refusal.UNREACHABLE, words);
        }
        return new NotDone(Refusal.UNREACHABLE, credential
                ? "The agent does not accept our credential."
                : "The agent cannot be reached: " + reason + ".");
    }

    /// @return false where it has closed already
    private boolean settle(BackendSocket socket) {
        var open = socket.whileOpen(() -> {
            if (socket.streams()) {
                stream = socket;
                loss = Optional.empty();
            } else {
                side = socket;
            }
        });
        if (open && socket.streams()) {
            ears.connected(socket);
        }
        return open;
    }

    private void closed(BackendSocket socket, CloseReason reason) {
        if (!socket.streams()) {
            side = side == socket ? null : side;
            return;
        }
        if (stream == socket) {
            stream = null;
            loss = Optional.of(new Loss(clock.instant(), reason.words()));
            if (reason.kind() != CloseReason.Kind.ASKED) {
                source.lost(socket.endpoint(), reason.words(), reason.kind() == CloseReason.Kind.REFUSED);
            }
            ears.lost(socket);
        }
    }

    static <T> T done(CompletableFuture<Reply<T>> asked) {
        return switch (HermesCalls.answer(asked)) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T> refused -> throw new NotDone(refused);
        };
    }
}
