package dev.talaria.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.Slip;

/// What browsers are handing over at this moment, so that one that is loaded anew in the middle learns what became of it.
final class Handovers {
    private final PromptQueue queue;
    private final Background background;
    private final Map<Slip, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

    Handovers(PromptQueue queue, Background background) {
        this.queue = queue;
        this.background = background;
    }

    <T> CompletableFuture<T> follow(Slip slip, Supplier<CompletableFuture<T>> verb) {
        if (slip.isNone()) {
            return verb.get();
        }
        var over = new CompletableFuture<Void>();
        underWay.put(slip, over);
        return CompletableFuture.completedFuture(slip)
                .thenCompose(_ -> verb.get())
                .whenComplete((_, _) -> {
                    underWay.remove(slip);
                    over.complete(null);
                });
    }

    /// Done when what is under way has come to an end.
    CompletableFuture<Optional<SessionKey>> whereIs(Member actor, Slip slip) {
        return Optional.<CompletableFuture<?>>ofNullable(underWay.get(slip))
                .orElseGet(() -> CompletableFuture.completedFuture(slip))
                .thenApplyAsync(_ -> queue.handedOver(actor, slip), background::run);
    }
}
