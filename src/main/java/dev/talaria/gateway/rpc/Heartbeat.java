package dev.talaria.gateway.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.node.JsonNodeFactory;

/// Finds out whether the other end still lives. Whatever it says proves that it does.
final class Heartbeat {
    private final RpcConnection connection;
    private final RpcConnection.Limits limits;
    private final Runnable silent;
    private final AtomicLong heard = new AtomicLong();
    private boolean beating;

    /// @param silent told when it does not answer any more
    Heartbeat(RpcConnection connection, RpcConnection.Limits limits, Runnable silent) {
        this.connection = connection;
        this.limits = limits;
        this.silent = silent;
    }

    /// Takes note that something came.
    void heard() {
        heard.incrementAndGet();
    }

    /// Beats from now on; only where the other end has offered it.
    void start(ScheduledExecutorService thread) {
        if (!beating) {
            beating = true;
            var pause = limits.beat().toNanos();
            var _ = thread.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.NANOSECONDS);
        }
    }

    /// Whether it answers, be it with a refusal.
    CompletableFuture<Boolean> alive() {
        return connection.call("ping", JsonNodeFactory.instance.objectNode(), limits.test())
                .handle((_, failure) -> failure == null || isA(RpcFailure.Refused.class, failure));
    }

    private void beat() {
        var before = heard.get();
        var _ = connection.call("gateway.ping", JsonNodeFactory.instance.objectNode(), limits.silence())
                .whenComplete((_, failure) -> {
                    if (failure != null && isA(RpcFailure.TimedOut.class, failure) && heard.get() == before) {
                        silent.run();
                    }
                });
    }

    private static boolean isA(Class<? extends RpcFailure> kind, Throwable failure) {
        return RpcFailure.in(failure).filter(kind::isInstance).isPresent();
    }
}
