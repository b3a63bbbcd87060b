package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest.Approval;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.InputRequest.Clarification;
import dev.talaria.gateway.InputRequest.Question;
import dev.talaria.gateway.InputRequest.Secret;
import dev.talaria.gateway.InputRequest.SudoPassword;
import dev.talaria.gateway.SecretText;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An answer in the words of a backend.
final class AnswerWords {
    private static final String SEVERAL = ", ";

    private AnswerWords() {}

    /// What responds to a backend's own request.
    static ObjectNode response(OpenRequest open, Answer answer) {
        var result = JsonNodeFactory.instance.objectNode();
        return switch (open.request()) {
            case Approval _ -> result.put("choice", choice(answer));
            case Clarification clarification -> answer instanceof Answer.Replies(var replies)
                    ? replied(open, clarification, replies, result)
                    : result;
            case SudoPassword _,Secret _ -> result.put("value", value(answer));
        };
    }

    /// A question that is skipped is left out: another client may have answered it already, and that stays.
    private static ObjectNode replied(OpenRequest open, Clarification clarification, Map<String, List<String>> replies,
            ObjectNode result) {
        if (!open.severalQuestions()) {
            var only = reply(clarification.questions().getFirst(), replies);
            return result.put("answer", only == null ? "" : only);
        }
        var answers = result.putObject("answers");
        for (var question : clarification.questions()) {
            var reply = reply(question, replies);
            if (reply != null) {
                answers.put(question.id(), reply);
            }
        }
        return result;
    }

    /// Nothing for a question that is skipped. Where several may be chosen, a comma parts them at the backend: a choice that has one
    /// in itself stays whole in a list.
    static @Nullable String reply(Question question, Map<String, List<String>> replies) {
        var chosen = replies.getOrDefault(question.id(), List.of());
        if (chosen.isEmpty()) {
            return null;
        }
        if (question.several() && chosen.stream().anyMatch(choice -> choice.contains(","))) {
            var list = JsonNodeFactory.instance.arrayNode();
            chosen.forEach(list::add);
            return list.toString();
        }
        return String.join(SEVERAL, chosen);
    }

    static String choice(Answer answer) {
        return switch (answer) {
            case Answer.Decision(var choice) -> choice.name().toLowerCase(Locale.ROOT);
            case Answer.Replies _,Answer.Value _,Answer.Declined _ -> Choice.DENY.name().toLowerCase(Locale.ROOT);
        };
    }

    static String value(Answer answer) {
        return switch (answer) {
            case Answer.Value(SecretText secret) -> secret.reveal();
            case Answer.Decision _,Answer.Replies _,Answer.Declined _ -> "";
        };
    }
}
