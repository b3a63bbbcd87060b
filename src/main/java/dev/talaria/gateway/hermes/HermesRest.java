package dev.talaria.gateway.hermes;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.StoredId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What only the HTTP half of a backend can do: change and delete what is stored, and find where a session goes on. Waits for
/// every answer.
final class HermesRest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final BackendSource source;
    private final HttpClient client;
    private final ServedProfile served;

    /// @param anyClient for a backend that takes any
    /// @param served the profile to name where a backend serves several
    HermesRest(BackendSource source, HttpClient anyClient, ServedProfile served) {
        this.source = source;
        this.client = source.http().orElse(anyClient);
        this.served = served;
    }

    /// The profile to name at this backend; nothing where it has no other.
    Optional<String> profile(Endpoint endpoint) {
        return served.at(endpoint, path -> found(endpoint, "GET", path, Optional.empty()));
    }

    /// The stored row of a segment; nothing where there is none.
    Optional<JsonNode> row(Endpoint endpoint, StoredId id) {
        return found(endpoint, "GET", at(id) + query(endpoint), Optional.empty());
    }

    /// The segments from this one to its newest descendant, itself first.
    Optional<JsonNode> descendants(Endpoint endpoint, StoredId id) {
        return found(endpoint, "GET", at(id) + "/latest-descendant", Optional.empty());
    }

    /// The messages of the segment that this one has come to.
    Optional<JsonNode> messages(Endpoint endpoint, StoredId id) {
        return found(endpoint, "GET", at(id) + "/messages" + query(endpoint), Optional.empty());
    }

    /// @return false where there is no such segment
    boolean change(Endpoint endpoint, StoredId id, ObjectNode change) {
        profile(endpoint).ifPresent(profile -> change.put("profile", profile));
        return found(endpoint, "PATCH", at(id), Optional.of(change)).isPresent();
    }

    /// A segment that is not there is deleted already.
    void delete(Endpoint endpoint, StoredId id) {
        var _ = found(endpoint, "DELETE", at(id) + query(endpoint), Optional.empty());
    }

    private String query(Endpoint endpoint) {
        return profile(endpoint).map(profile -> "?profile=" + profile).orElse("");
    }

    private static String at(StoredId id) {
        return "/api/sessions/" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<JsonNode> found(Endpoint endpoint, String method, String path, Optional<ObjectNode> body) {
        var answer = admitted(endpoint, method, path, body);
        var said = json(answer.body());
        return switch (answer.statusCode()) {
            case 200, 201, 202, 204 -> Optional.of(said);
            case 404 -> {
                if (!saysNoSession(said)) {
                    throw new NotDone(Refusal.UNSUPPORTED, "This version of Hermes cannot do that.");
                }
                yield Optional.empty();
            }
            case 405 -> throw new NotDone(Refusal.UNSUPPORTED, "This version of Hermes cannot do that.");
            // A backend with a sign-in of its own may take the credential for sockets only.
            case 401, 403 -> throw new NotDone(Refusal.UNSUPPORTED, "The agent does not let Talaria do that.");
            case 400, 409, 422 -> throw new NotDone(Refusal.INVALID, words(said));
            default -> throw new NotDone(Refusal.FAILED,
                    "The agent failed at it (status " + answer.statusCode() + ").");
        };
    }

    /// A sign-in that has run out is made anew once: whoever is not let in has done nothing yet.
    private HttpResponse<String> admitted(Endpoint endpoint, String method, String path, Optional<ObjectNode> body) {
        var answer = send(endpoint, method, path, body);
        return answer.statusCode() == UNAUTHORIZED && Link.done(source.signInAgain(endpoint))
                ? send(endpoint, method, path, body)
                : answer;
    }

    private HttpResponse<String> send(Endpoint endpoint, String method, String path, Optional<ObjectNode> body) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.base() + path)).timeout(DEADLINE)
                .header("X-Hermes-Session-Token", endpoint.token().reveal())
                .method(method, body.map(change -> HttpRequest.BodyPublishers.ofString(change.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        body.ifPresent(_ -> request.header("Content-Type", "application/json"));
        try {
            return client.send(request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
        } catch (IOException _) {
            throw method.equals("GET")
                    ? new NotDone(Refusal.UNREACHABLE, "The agent cannot be reached right now.")
                    : new NotDone(Refusal.UNCERTAIN,
                            "Contact with the agent was lost before it answered: it may have happened.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotDone(Refusal.UNREACHABLE, "Talaria stops.");
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /// A backend also answers so where it does not know the route.
    private static boolean saysNoSession(JsonNode said) {
        return said.path("detail").asString("").toLowerCase(Locale.ROOT).contains("session");
    }

    private static String words(JsonNode said) {
        var detail = said.path("detail");
        return detail.isString() && !detail.asString().isBlank()
                ? Titles.plain(detail.asString())
                : "The agent did not take it.";
    }
}
