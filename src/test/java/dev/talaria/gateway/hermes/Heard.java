package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayListener;
import dev.talaria.shared.ProfileName;

/// Keeps everything that a gateway tells.
final class Heard implements GatewayListener {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(6);

    private final List<GatewayEvent> events = new CopyOnWriteArrayList<>();
    private final List<GatewayHealth> healths = new CopyOnWriteArrayList<>();

    @Override
    public void heard(ProfileName profile, GatewayEvent event) {
        events.add(event);
    }

    @Override
    public void turned(ProfileName profile, GatewayHealth health) {
        healths.add(health);
    }

    List<GatewayEvent> all() {
        return List.copyOf(events);
    }

    <T extends GatewayEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<GatewayHealth> healths() {
        return List.copyOf(healths);
    }

    void await(Class<? extends GatewayEvent> kind) {
        await(kind.getSimpleName() + " is heard", () -> !all(kind).isEmpty());
    }

    void await(String what, BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Waited in vain until " + what + "; heard " + events + " " + healths);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            var _ = new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
