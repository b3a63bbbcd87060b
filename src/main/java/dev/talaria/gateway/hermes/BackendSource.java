package dev.talaria.gateway.hermes;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;

/// Where a Hermes can be reached. Only [#endpoint] starts anything.
public interface BackendSource {
    GatewayKind kind();

    /// How the backend stands, without touching anything.
    GatewayHealth health();

    /// Starts it where needed; done when it answers.
    CompletableFuture<Reply<Endpoint>> endpoint();

    /// The socket to it broke or was refused: to look whether it still lives.
    ///
    /// @param credential whether the backend refused our credential: a new one is made once, then the backend is broken
    void lost(Endpoint endpoint, String reason, boolean credential);

    /// A fresh address for one socket; it may be good for one use only.
    CompletableFuture<Reply<URI>> socket(Endpoint endpoint);

    /// The client whose requests it accepts; nothing where any will do.
    default Optional<HttpClient> http() {
        return Optional.empty();
    }

    /// Signs in anew where the backend demands a sign-in and the last one has run out.
    ///
    /// @return false where nobody signs in here
    default CompletableFuture<Reply<Boolean>> signInAgain(Endpoint endpoint) {
        return CompletableFuture.completedFuture(Reply.done(false));
    }

    /// Somebody uses it now, so that it does not count as idle.
    void used();

    /// Hears every time when it stands otherwise.
    void follow(Consumer<GatewayHealth> turned);

    /// @param base of its HTTP routes, without the last slash
    /// @param version the backend's own; empty where it has none
    /// @param generation grows with every process: what was live in an older one is gone
    record Endpoint(URI base, SecretText token, String version, long generation) {}
}
