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

    /// What came of asking for one.
    sealed interface Answer {
        record Given(SecretText ticket) implements Answer {}

        /// It does not accept who asks.
        record Refused() implements Answer {}

        /// @param words why there is none
        record None(String words) implements Answer {}
    }

    /// @param credential blank where cookies are enough
    CompletableFuture<Answer> ask(URI base, SecretText credential) {
        HttpRequest question;
        try {
            var asking = HttpRequest.newBuilder(URI.create(base + "/api/auth/ws-ticket"))
                    .timeout(limit)
                    .POST(HttpRequest.BodyPublishers.noBody());
            if (!credential.reveal().isBlank()) {
                asking.header("X-Hermes-Session-Token", credential.reveal())
                        .header("Authorization", "Bearer " + credential.reveal());
            }
            question = asking.build();
        } catch (IllegalArgumentException _) {
            return CompletableFuture.completedFuture(new Answer.None(
                    "The token for the Hermes at " + base.getHost() + " holds a character that no token has."));
        }
        return http.sendAsync(question, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(),
                MAX_BYTES)).handle(
                        (answer, failure) -> failure == null
                                ? read(base, answer)
                                : new Answer.None(unreachable(base)));
    }

    private static Answer read(URI base, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return new Answer.Refused();
        }
        try {
            var ticket = status == OK ? JSON.readTree(answer.body()).path("ticket").asString("") : "";
            return ticket.isEmpty()
                    ? new Answer.None("The Hermes at %s gives no ticket for its socket (HTTP %d)."
                            .formatted(base.getHost(), status))
                    : new Answer.Given(new SecretText(ticket));
        } catch (JacksonException _) {
            return new Answer.None(unreachable(base));
        }
    }

    /// @param refused what to say where who asks is not accepted
    static Reply<SecretText> reply(Answer answer, String refused) {
        return switch (answer) {
            case Answer.Given(var ticket) -> Reply.done(ticket);
            case Answer.Refused() -> Reply.refused(Refusal.UNREACHABLE, refused);
            case Answer.None(var words) -> Reply.refused(Refusal.UNREACHABLE, words);
        };
    }

    static String unreachable(URI base) {
        return "The Hermes at %s cannot be reached.".formatted(base.getHost());
    }
}
