package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.InputRequest.Question;
import dev.talaria.gateway.hermes.OpenRequest.Style;
import tools.jackson.databind.JsonNode;

/// Reads what an agent waits for, be it told as an event or asked as a request.
final class InputRequestReading {
    private static final Duration APPROVAL_WAITS = Duration.ofMinutes(5);
    private static final Duration PASSWORD_WAITS = Duration.ofMinutes(2);
    private static final Duration ANSWER_WAITS = Duration.ofMinutes(5);

    private InputRequestReading() {}

    /// What an event such as `clarify.request` asks; nothing where it asks nothing that a person could answer.
    ///
    /// @param kind the event's type without `.request`
    static Optional<OpenRequest> event(String kind, JsonNode payload, Instant now) {
        var backendId = said(payload, "request_id");
        var id = backendId.orElseGet(() -> kind + "-" + UUID.randomUUID());
        return kind.equals("approval") || backendId.isPresent()
                ? request(kind, id, payload, now).map(request -> new OpenRequest(request, Style.BY_METHOD, backendId,
                        payload.path("questions").isArray()))
                : Optional.empty();
    }

    /// What a backend's own request asks; nothing where a person cannot answer that here.
    static Optional<OpenRequest> serverRequest(String id, String method, JsonNode params, Instant now) {
        return request(method, id, params, now)
                .map(request -> new OpenRequest(request, Style.BY_RESPONSE, said(params, "request_id"),
                        params.path("questions").isArray()));
    }

    private static Optional<InputRequest> request(String kind, String id, JsonNode params, Instant now) {
        return switch (kind) {
            case "approval" -> Optional.of(new InputRequest.Approval(id, now, after(now, APPROVAL_WAITS),
                    text(params, "command").orElse(""), text(params, "description").orElse(""), choices(params)));
            case "clarify" -> Optional.of(questions(params)).filter(questions -> !questions.isEmpty())
                    .map(questions -> new InputRequest.Clarification(id, now, after(now, ANSWER_WAITS), questions));
            case "sudo" -> Optional.of(new InputRequest.SudoPassword(id, now, after(now, PASSWORD_WAITS),
                    said(params, "command")));
            case "secret" -> Optional.of(new InputRequest.Secret(id, now, after(now, ANSWER_WAITS),
                    text(params, "env_var").orElse(""), text(params, "prompt").orElse("")));
            // foreign words: what else a backend may ask is not for a person at this screen
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> after(Instant now, Duration wait) {
        return Optional.of(now.plus(wait));
    }

    private static List<Choice> choices(JsonNode params) {
        var named = EnumSet.noneOf(Choice.class);
        params.path("choices").valueStream().flatMap(choice -> choice.stringValueOpt().stream())
                .flatMap(word -> choice(word).stream()).forEach(named::add);
        if (named.isEmpty()) {
            named.addAll(usual(params));
        }
        named.add(Choice.DENY);
        return List.copyOf(named);
    }

    private static EnumSet<Choice> usual(JsonNode params) {
        var choices = EnumSet.allOf(Choice.class);
        if (!flag(params, "allow_session").orElse(true) || flag(params, "smart_denied").orElse(false)) {
            choices.remove(Choice.SESSION);
        }
        if (!flag(params, "allow_permanent").orElse(true)) {
            choices.remove(Choice.ALWAYS);
        }
        return choices;
    }

    private static Optional<Choice> choice(String word) {
        return EnumSet.allOf(Choice.class).stream()
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }

    private static List<Question> questions(JsonNode params) {
        var questions = new ArrayList<Question>();
        if (params.path("questions").isArray()) {
            params.path("questions").forEach(question -> questions
                    .add(question(question, said(question, "qid").orElse("q" + (questions.size() + 1)))));
        } else {
            questions.add(question(params, "q1"));
        }
        return questions;
    }

    private static Question question(JsonNode question, String id) {
        return new Question(id, text(question, "question").orElse(""),
                question.path("choices").valueStream().flatMap(choice -> choice.stringValueOpt().stream()).toList(),
                flag(question, "multi_select").orElse(false));
    }
}
