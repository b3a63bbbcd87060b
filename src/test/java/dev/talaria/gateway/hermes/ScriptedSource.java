package dev.talaria.gateway.hermes;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.talaria.fake.ScriptedHermes;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;

/// Leads to a scripted Hermes that runs already, and keeps what it is told.
final class ScriptedSource implements BackendSource {
    private final ScriptedHermes hermes;
    private final List<Consumer<GatewayHealth>> followers = new CopyOnWriteArrayList<>();
    final AtomicInteger started = new AtomicInteger();
    final List<String> losses = new CopyOnWriteArrayList<>();
    final AtomicInteger credentialLosses = new AtomicInteger();
    private final AtomicLong generation = new AtomicLong(1);
    volatile boolean unreachable;
    volatile GatewayKind kind = GatewayKind.HERMES;
    private volatile GatewayHealth health = new GatewayHealth.Cold();

    ScriptedSource(ScriptedHermes hermes) {
        this.hermes = hermes;
    }

    @Override
    public GatewayKind kind() {
        return kind;
    }

    @Override
    public GatewayHealth health() {
        return health;
    }

    @Override
    public CompletableFuture<Reply<Endpoint>> endpoint() {
        if (unreachable) {
            return CompletableFuture.completedFuture(Reply.refused(Refusal.UNREACHABLE, "It does not start."));
        }
        started.incrementAndGet();
        health = new GatewayHealth.Ready(GatewayKind.HERMES, "0.16.0", 0, Instant.EPOCH, OptionalLong.empty());
        return CompletableFuture.completedFuture(Reply.done(
                new Endpoint(hermes.base(), new SecretText(hermes.token()), "0.16.0", generation.get())));
    }

    @Override
    public void lost(Endpoint endpoint, String reason, boolean credential) {
        losses.add(reason);
        if (credential) {
            credentialLosses.incrementAndGet();
        }
    }

    @Override
    public CompletableFuture<Reply<URI>> socket(Endpoint endpoint) {
        return CompletableFuture.completedFuture(Reply.done(hermes.socket()));
    }

    @Override
    public void used() {
        // nothing here is ever idle
    }

    @Override
    public void follow(Consumer<GatewayHealth> turned) {
        followers.add(turned);
    }

    /// From now on another process answers.
    void anotherProcess() {
        generation.incrementAndGet();
    }

    void turn(GatewayHealth to) {
        health = to;
        followers.forEach(follower -> follower.accept(to));
    }
}
