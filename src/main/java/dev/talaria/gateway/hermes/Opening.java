package dev.talaria.gateway.hermes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Opening a stored session, which a backend may refuse for a moment or in one way only.
///
/// One that lost its last client is let go of: its turn is stopped first, and in between it cannot be opened. One that is too long
/// for a backend to show whole can be opened without its messages.
final class Opening {
    private static final int TOO_LONG = 4130;

    private final StoredId id;
    private final Patience patience;
    private final long until;
    private boolean withoutMessages;

    /// @param withoutMessages whether to ask for none from the beginning
    Opening(StoredId id, Patience patience, boolean withoutMessages) {
        this.id = id;
        this.patience = patience;
        this.withoutMessages = withoutMessages;
        this.until = System.nanoTime() + patience.busy().toNanos();
    }

    /// @param resume asks with these parameters, and fails with what the backend refused
    <T> T open(Function<ObjectNode, T> resume) {
        while (true) {
            try {
                return resume.apply(params());
            } catch (Refused refused) {
                if (refused.code() == TOO_LONG && !withoutMessages) {
                    withoutMessages = true;
                } else if (Refusals.isPassing(refused) && System.nanoTime() < until) {
                    pause(patience.pause());
                } else {
                    throw refused;
                }
            }
        }
    }

    private ObjectNode params() {
        var params = JsonNodeFactory.instance.objectNode().put("session_id", id.value());
        return withoutMessages ? params.put("omit_messages", true) : params;
    }

    private static void pause(Duration time) {
        try {
            var _ = new CompletableFuture<Boolean>().completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotDone(Refusal.UNREACHABLE, "Talaria stops.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
