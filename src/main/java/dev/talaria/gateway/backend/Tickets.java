package dev.talaria.gateway.backend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Asks a backend that demands a sign-in for tickets, each good for one socket.
record Tickets(HttpClient http, Duration limit) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final long MAX_BYTES = 100_000;

    CompletableFuture<Reply<SecretText>> ask(URI base, SecretText credential) {
        HttpRequest question;
        try {
            question = HttpRequest.newBuilder(URI.create(base + "/api/auth/ws-ticket"))
                    .timeout(limit)
                    .header("X-Hermes-Session-Token", credential.reveal())
                    .header("Authorization", "Bearer " + credential.reveal())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
        } catch (IllegalArgumentException _) {
            return CompletableFuture.completedFuture(Reply.refused(Refusal.UNREACHABLE,
                    "The token for the Hermes at " + base.getHost() + " holds a character that no token has."));
        }
        return http.sendAsync(question, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(),
                MAX_BYTES)).handle(
                        (answer, failure) -> failure == null
                                ? read(base, answer)
                                : Reply.refused(Refusal.UNREACHABLE, unreachable(base)));
    }

    private static Reply<SecretText> read(URI base, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Reply.refused(Refusal.UNREACHABLE, "The Hermes at %s refuses the token that Talaria has for it."
                    .formatted(base.getHost()));
        }
        try {
            var ticket = status == OK ? JSON.readTree(answer.body()).path("ticket").asString("") : "";
            return ticket.isEmpty()
                    ? Reply.refused(Refusal.UNREACHABLE, "The Hermes at %s gives no ticket for its socket (HTTP %d)."
                            .formatted(base.getHost(), status))
                    : Reply.done(new SecretText(ticket));
        } catch (JacksonException _) {
            return Reply.refused(Refusal.UNREACHABLE, unreachable(base));
        }
    }

    static String unreachable(URI base) {
        return "The Hermes at %s cannot be reached.".formatted(base.getHost());
    }
}
