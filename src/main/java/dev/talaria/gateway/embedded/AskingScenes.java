package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.InputRequest.Question;

/// Waits for somebody's input, of every kind.
final class AskingScenes {
    private static final String COMMAND = "rm -rf ./build/cache && rm -rf ./node_modules/.cache";
    private static final String PATTERN = "recursive delete";

    private AskingScenes() {}

    static void approval(Actor actor) {
        actor.think("Old caches can go. Deleting needs somebody's word first.");
        actor.say("The caches take 2.1 GB. I'd delete them.\n\n");
        var call = actor.call("terminal", COMMAND, Map.of("command", COMMAND));
        var decision = decision(actor);
        if (decision == Choice.DENY) {
            actor.end(call, CallResult.of(PlannedCall.json(Map.of("output", "", "exit_code", -1, "error",
                    "BLOCKED: the command was denied. Do not retry it."))));
            actor.say("Understood: nothing is deleted, and nothing would have been. This is a rehearsal.");
        } else {
            actor.rest(900);
            actor.end(call, CallResult.of(PlannedCall.json(Map.of("output", "", "exit_code", 0))));
            actor.say(
                    "Done, said the script: 2.1 GB are free again. In truth **nothing was deleted**; this is a rehearsal."
                            + " Ask me again to see whether I remember your answer.");
        }
    }

    private static Choice decision(Actor actor) {
        var turn = actor.turn();
        if (turn.isAllowed(PATTERN)) {
            return Choice.SESSION;
        }
        var answer = turn.ask(asking -> new InputRequest.Approval(asking.id(), asking.askedAt(), asking.expiresAt(),
                COMMAND, PATTERN, List.of(Choice.ONCE, Choice.SESSION, Choice.ALWAYS, Choice.DENY)));
        var choice = answer instanceof Answer.Decision(var decided) ? decided : Choice.DENY;
        turn.remember(PATTERN, choice);
        return choice;
    }

    static void choice(Actor actor) {
        actor.think("There is more than one way. Better to ask than to guess.");
        ask(actor, List.of(new Question("q1", "Which database should the example use?",
                List.of("SQLite", "PostgreSQL", "none at all"), false)));
    }

    static void questions(Actor actor) {
        actor.think("Two things are open.");
        ask(actor, List.of(
                new Question("q1", "Which parts should the report have?",
                        List.of("Summary", "Figures", "Risks", "Next steps"), true),
                new Question("q2", "Who is going to read it?", List.of(), false)));
    }

    private static void ask(Actor actor, List<Question> questions) {
        var first = questions.getFirst();
        var call = actor.call("clarify", first.text(),
                Map.of("question", first.text(), "choices", first.choices()));
        var answer = actor.turn().ask(asking -> new InputRequest.Clarification(asking.id(), asking.askedAt(),
                asking.expiresAt(), questions));
        var replies = answer instanceof Answer.Replies(var given) ? given : Map.<String, List<String>>of();
        var said = questions.stream().map(question -> "- " + question.text() + " **"
                + String.join(", ", replies.getOrDefault(question.id(), List.of("no answer"))) + "**").toList();
        actor.end(call, CallResult.of(PlannedCall.json(Map.of("question", first.text(), "user_response",
                String.join("\n", said)))));
        actor.say("Thank you. I understood:\n\n" + String.join("\n", said)
                + "\n\nA real agent would go on from there; this is a rehearsal.");
    }

    static void password(Actor actor) {
        actor.say("This needs more rights than I have.\n\n");
        var command = "sudo systemctl restart nginx";
        var call = actor.call("terminal", command, Map.of("command", command));
        var answer = actor.turn().ask(asking -> new InputRequest.SudoPassword(asking.id(), asking.askedAt(),
                asking.expiresAt(), Optional.of(command)));
        end(actor, call, answer, "sudo: a password is required");
    }

    static void secret(Actor actor) {
        actor.say("The weather service wants a key.\n\n");
        var call = actor.call("skill_view", "weather", Map.of("name", "weather"));
        var answer = actor.turn().ask(asking -> new InputRequest.Secret(asking.id(), asking.askedAt(),
                asking.expiresAt(), "WEATHER_API_KEY", "The key of the weather service"));
        end(actor, call, answer, "WEATHER_API_KEY is not set");
    }

    /// What was typed is let go of unread.
    private static void end(Actor actor, PlannedCall call, Answer answer, String without) {
        var given = answer instanceof Answer.Value;
        actor.rest(600);
        actor.end(call, CallResult.of(PlannedCall.json(given
                ? Map.of("output", "ok", "exit_code", 0)
                : Map.of("output", "", "exit_code", 1, "error", without))));
        actor.say(given
                ? "Thank you. What you typed was thrown away at once: this is a rehearsal, and it runs nothing."
                : "Then I go on without. This is a rehearsal, nothing depends on it.");
    }
}
