package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.ModelChoices.Model;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.embedded.config.Endpoint;

/// Asks an endpoint which models it has. Where it does not tell, there is the one that is set up.
final class ModelLists {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLists.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 2_000_000;
    private static final int MOST = 300;

    /// Follows no redirect: the key is for this host alone.
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// How many tokens fit, as the endpoint says, by its address and the model's name.
    private final Map<String, Long> windows = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /// How many tokens fit; 0 as long as nobody has said so. The endpoint is asked once.
    long window(Endpoint endpoint, String model) {
        if (endpoint.contextMax() == 0 && asked.add(endpoint.baseUrl().toString())) {
            of(endpoint, model).whenComplete((_, failure) -> {
                if (failure != null) {
                    LOG.debug("{} does not say how much fits", endpoint.address(), failure);
                }
            });
        }
        return endpoint.contextMax() > 0 && model.equals(endpoint.model())
                ? endpoint.contextMax()
                : windows.getOrDefault(key(endpoint, model), endpoint.contextMax());
    }

    private static String key(Endpoint endpoint, String model) {
        return endpoint.baseUrl() + " " + model;
    }

    CompletableFuture<Reply<ModelChoices>> of(Endpoint endpoint, String current) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + "/models")).timeout(PATIENCE);
        if (!endpoint.key().reveal().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key().reveal());
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(response -> names(response, endpoint))
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
                List.of(new ModelChoices.Provider(endpoint.provider(), name(endpoint), true, warning, all)),
                current, endpoint.provider());
    }

    /// A server of one's own is known by its address.
    private static String name(Endpoint endpoint) {
        return endpoint.provider().equals("custom") ? endpoint.baseUrl().getAuthority() : endpoint.provider();
    }

    private List<String> names(HttpResponse<InputStream> response, Endpoint endpoint) {
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                return List.of();
            }
            var models = JsonMapper.shared().readTree(body.readNBytes(LARGEST)).path("data");
            models.forEach(model -> Stream
                    .of(model.path("max_model_len"), model.path("context_length"), model.path("context_window"),
                            model.path("max_context_length"), model.path("meta").path("n_ctx"))
                    .filter(size -> size.asLong(0) > 0)
                    .findFirst()
                    .ifPresent(size -> windows.put(key(endpoint, model.path("id").asString("")), size.asLong(0))));
            return models.valueStream()
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
