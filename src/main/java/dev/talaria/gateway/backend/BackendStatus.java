package dev.talaria.gateway.backend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// What a backend says of itself to anybody who asks; asked without its token, since somebody else may answer.
///
/// @param version empty where it tells none
/// @param home whose sessions it works on, where it tells
/// @param signInRequired whether a token alone is not enough
record BackendStatus(String version, Optional<String> home, boolean signInRequired) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /// Nothing where nobody answers in time, or not like a Hermes.
    static CompletableFuture<Optional<BackendStatus>> ask(HttpClient client, URI base, Duration limit) {
        var question = HttpRequest.newBuilder(URI.create(base + "/api/status")).timeout(limit).GET().build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(),
                1_000_000))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null && answer.statusCode() == OK
                        ? parsed(answer.body())
                        : Optional.empty());
    }

    private static Optional<BackendStatus> parsed(String body) {
        try {
            var json = JSON.readTree(body);
            if (!json.isObject() || !json.path("version").isString()) {
                return Optional.empty();
            }
            return Optional.of(new BackendStatus(json.path("version").asString(),
                    Optional.of(json.path("hermes_home")).filter(node -> node.isString()).map(node -> node.asString()),
                    json.path("auth_required").asBoolean(false)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Whether it works on this home, as far as it tells.
    boolean isOf(Path expected) {
        try {
            return home.isEmpty() || real(Path.of(home.get())).equals(real(expected));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath().normalize();
        }
    }
}
