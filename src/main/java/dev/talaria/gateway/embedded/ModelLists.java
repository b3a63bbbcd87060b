package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.ModelChoices.Model;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.embedded.config.Endpoint;

/// Asks an endpoint which models it has. Where it does not tell, there is the one that is set up.
final class ModelLists {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 2_000_000;
    private static final int MOST = 300;

    /// Follows no redirect: the key is for this host alone.
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    CompletableFuture<Reply<ModelChoices>> of(Endpoint endpoint, String current) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + "/models")).timeout(PATIENCE);
        if (!endpoint.key().reveal().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key().reveal());
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(ModelLists::names)
                .exceptionally(_ -> List.of())
                .thenApply(names -> Reply.done(choices(endpoint, current, names)));
    }

    private static ModelChoices choices(Endpoint endpoint, String current, List<String> names) {
        var all = Stream.concat(Stream.of(current, endpoint.model()), names.stream())
                .distinct()
                .map(name -> new Model(name, false, true))
                .toList();
        var warning = names.isEmpty() ? "The endpoint does not say which models it has." : "";
        return new ModelChoices(
                List.of(new ModelChoices.Provider(endpoint.provider(), endpoint.provider(), true, warning, all)),
                current, endpoint.provider());
    }

    private static List<String> names(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                return List.of();
            }
            return JsonMapper.shared().readTree(body.readNBytes(LARGEST)).path("data").valueStream()
                    .map(model -> model.path("id").asString(""))
                    .filter(name -> !name.isBlank())
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException | JacksonException _) {
            return List.of();
        }
    }
}
