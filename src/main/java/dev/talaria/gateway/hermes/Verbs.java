package dev.talaria.gateway.hermes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Gateway.Nothing;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.rpc.RpcFailure;

/// Runs what is asked of one agent away from whoever asks, and makes a reply of whatever comes of it.
final class Verbs {
    private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);

    private final BackendSource source;
    private final Link link;
    private final Errands errands;
    private final AtomicInteger pending = new AtomicInteger();

    Verbs(BackendSource source, Link link, Errands errands) {
        this.source = source;
        this.link = link;
        this.errands = errands;
    }

    /// Whether a reply is still to come.
    boolean arePending() {
        return pending.get() > 0;
    }

    CompletableFuture<Reply<Nothing>> act(Runnable work) {
        return ask(() -> {
            work.run();
            return new Nothing();
        });
    }

    /// @param work may wait, and fails with what was refused
    <T> CompletableFuture<Reply<T>> ask(Supplier<T> work) {
        var reply = new CompletableFuture<Reply<T>>();
        pending.incrementAndGet();
        source.used();
        var accepted = errands.run(() -> {
            var outcome = outcome(work);
            pending.decrementAndGet();
            reply.complete(outcome);
        });
        if (!accepted) {
            pending.decrementAndGet();
            reply.complete(Reply.refused(Refusal.UNREACHABLE, "Talaria stops."));
        }
        return reply;
    }

    private <T> Reply<T> outcome(Supplier<T> work) {
        try {
            return Reply.done(work.get());
        } catch (NotDone refused) {
            return refused.reply();
        } catch (RpcFailure failure) {
            LOG.debug("Not done", failure);
            if (failure instanceof RpcFailure.TimedOut) {
                link.suspect();
            }
            return Refusals.of(failure, false).reply();
        } catch (RuntimeException failure) {
            LOG.error("A question to an agent failed", failure);
            return Reply.refused(Refusal.FAILED, "Talaria failed at it. The log says more.");
        }
    }
}
