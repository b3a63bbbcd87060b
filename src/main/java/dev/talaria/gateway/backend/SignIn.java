package dev.talaria.gateway.backend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.talaria.gateway.SecretText;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Signs in at one Hermes on another host with a name and a password. What it gets for that are cookies, which ride on every request
/// of its client from then on and are renewed by the answers.
final class SignIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final long MAX_BYTES = 100_000;

    /// The one that Hermes itself brings along.
    private static final String USUAL_PROVIDER = "basic";

    private final String user;
    private final SecretText password;
    private final Cookies cookies = new Cookies();
    private final HttpClient client;
    private @Nullable CompletableFuture<Result> underWay;

    SignIn(String user, SecretText password, Executor workers) {
        this.user = user;
        this.password = password;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .executor(workers)
                .proxy(new NoProxyHere())
                .cookieHandler(cookies)
                .build();
    }

    /// What came of signing in.
    sealed interface Result {
        record SignedIn() implements Result {}

        /// Trying again changes nothing.
        record Refused(String words) implements Result {}

        record NotNow(String words) implements Result {}
    }

    /// The client whose requests the Hermes accepts once that is done.
    HttpClient client() {
        return client;
    }

    /// Once at a time: whoever wants it meanwhile gets what comes of it. The cookies from before stay until there are new ones, since
    /// somebody may be on the way with them.
    synchronized CompletableFuture<Result> at(URI base) {
        var before = underWay;
        if (before != null && !before.isDone()) {
            return before.copy();
        }
        var begun = provider(base).thenCompose(provider -> send(base, provider));
        underWay = begun;
        return begun.copy();
    }

    private CompletableFuture<String> provider(URI base) {
        var question = HttpRequest.newBuilder(URI.create(base + "/api/auth/providers")).timeout(LIMIT).GET().build();
        return client.sendAsync(question, text())
                .handle((answer, failure) -> failure == null && answer.statusCode() == OK
                        ? withPassword(answer.body())
                        : USUAL_PROVIDER);
    }

    private static String withPassword(String body) {
        try {
            return JSON.readTree(body).path("providers").valueStream()
                    .filter(one -> one.path("supports_password").asBoolean(false))
                    .map(one -> one.path("name").asString(""))
                    .findFirst()
                    .orElse(USUAL_PROVIDER);
        } catch (JacksonException _) {
            return USUAL_PROVIDER;
        }
    }

    private CompletableFuture<Result> send(URI base, String provider) {
        var body = JSON.createObjectNode()
                .put("provider", provider)
                .put("username", user)
                .put("password", password.reveal())
                .put("next", "/");
        var question = HttpRequest.newBuilder(URI.create(base + "/auth/password-login"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return client.sendAsync(question, text())
                .handle((answer, failure) -> failure == null
                        ? read(base.getHost(), answer.statusCode())
                        : new Result.NotNow(Tickets.unreachable(base)));
    }

    private static Result read(String host, int status) {
        return switch (status) {
            case OK -> new Result.SignedIn();
            case UNAUTHORIZED -> new Result.Refused(
                    "The Hermes at %s does not accept the name and the password that Talaria has for it."
                            .formatted(host));
            case NOT_FOUND -> new Result.Refused(
                    "The Hermes at %s lets nobody sign in with a name and a password.".formatted(host));
            case TOO_MANY -> new Result.NotNow(
                    "The Hermes at %s takes no sign-in just now, after too many. Try again in a minute."
                            .formatted(host));
            default -> new Result.NotNow(
                    "The Hermes at %s does not let Talaria sign in (HTTP %d).".formatted(host, status));
        };
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MAX_BYTES);
    }

    void close() {
        client.shutdownNow();
    }
}
