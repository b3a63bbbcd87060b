package dev.talaria.gateway.backend;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;

/// Who hears how a backend stands: in order, and nobody's failure is another's.
final class Followers {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final List<Consumer<GatewayHealth>> followers = new CopyOnWriteArrayList<>();
    private final Executor bell;

    /// @param bell runs one thing after the other
    Followers(Executor bell) {
        this.bell = bell;
    }

    void add(Consumer<GatewayHealth> turned) {
        followers.add(turned);
    }

    void tell(GatewayHealth health) {
        try {
            bell.execute(() -> followers.forEach(follower -> tell(follower, health)));
        } catch (RejectedExecutionException _) {
            LOG.debug("Nobody is told any more: the application stops");
        }
    }

    private static void tell(Consumer<GatewayHealth> follower, GatewayHealth health) {
        try {
            follower.accept(health);
        } catch (RuntimeException failure) {
            LOG.error("A follower of a backend failed", failure);
        }
    }
}
