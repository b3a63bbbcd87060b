package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.ReasoningGrew;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads how a turn ended: some backends put a failure or a notice where the answer would be.
final class TurnEndReading {
    private static final Pattern STOP_NOTICE = Pattern.compile("\\AOperation interrupted\\b");

    private final StoredId session;
    private final TurnText turn;

    TurnEndReading(StoredId session, TurnText turn) {
        this.session = session;
        this.turn = turn;
    }

    TurnEnded read(JsonNode payload) {
        var text = said(payload, "text");
        return switch (text(payload, "status").orElse("complete")) {
            case "interrupted" -> new TurnEnded(session, Ending.INTERRUPTED, text.filter(this::isAnswer),
                    Optional.empty());
            case "error" -> failed(payload, text);
            // `complete`, or a word that is not known: it is over in any case
            default -> text.filter(this::isFailureInstead)
                    .map(words -> new TurnEnded(session, Ending.FAILED, Optional.empty(),
                            Optional.of(FailureWords.failure(words))))
                    .orElseGet(() -> new TurnEnded(session, Ending.COMPLETE, text, Optional.empty()));
        };
    }

    /// What the turn thought, where that comes only now.
    Optional<ReasoningGrew> thought(JsonNode payload, TurnEnded ended) {
        return turn.release(ended.text().or(() -> text(payload, "text")).orElse(""), said(payload, "reasoning"))
                .map(text -> new ReasoningGrew(session, text));
    }

    private TurnEnded failed(JsonNode payload, Optional<String> text) {
        var error = said(payload, "error").or(() -> said(payload, "failure_reason"));
        var words = error.or(() -> text).orElse("");
        var answer = error.flatMap(_ -> text).filter(some -> !some.equals(words) && !isFailureInstead(some));
        return new TurnEnded(session, Ending.FAILED, answer,
                Optional.of(FailureWords.failure(words, payload.path("error_surface"))));
    }

    /// A failure is never streamed, while an answer may well begin with the same words.
    private boolean isFailureInstead(String text) {
        return !turn.isStreamed() && FailureWords.isInsteadOfAnAnswer(text);
    }

    private boolean isAnswer(String text) {
        return !STOP_NOTICE.matcher(text).find() && turn.isContinuedBy(text);
    }
}
