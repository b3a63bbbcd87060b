package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Completions while somebody types, and slash commands.
final class Typing {
    private static final int NOT_HERE = 4018;
    private static final int WORKER_FAILED = 5004;
    private static final int WORKER_FAILED_EARLY = 5030;
    private static final int MOST_ALIASES = 5;
    /// These feed the input, which running them would not do.
    private static final Set<String> DISPATCHED = Set.of("retry", "queue", "q", "steer", "plan", "goal", "undo");

    private final HermesCalls calls;
    private final Attaching attaching;

    Typing(HermesCalls calls, Attaching attaching) {
        this.calls = calls;
        this.attaching = attaching;
    }

    List<Completion> commands(String text) {
        var found = calls.look("complete.slash", params -> params.put("text", text));
        var from = Math.clamp(found.path("replace_from").asInt(0), 0, text.length());
        // Some items repeat the slash that stays.
        return items(found, text.substring(0, from)).stream()
                .map(item -> new Completion(item.text().replaceFirst("^//", "/"), item.label(), item.meaning()))
                .toList();
    }

    List<Completion> references(Optional<StoredId> session, Optional<String> folder, String word) {
        var runtime = session.flatMap(attaching::find).flatMap(AttachedSession::binding);
        var found = runtime
                .map(where -> calls.look("complete.path",
                        params -> params.put("word", word).put("session_id", where.runtime())))
                .orElseGet(() -> calls.lookInProfile("complete.path", params -> {
                    params.put("word", word);
                    folder.ifPresent(cwd -> params.put("cwd", cwd));
                }));
        return items(found, "");
    }

    private static List<Completion> items(JsonNode found, String before) {
        return found.path("items").valueStream()
                .map(item -> new Completion(before + item.path("text").asString(""),
                        PlainWords.oneLine(item.path("display").asString(item.path("text").asString(""))),
                        PlainWords.oneLine(item.path("meta").asString(""))))
                .toList();
    }

    CommandOutcome command(StoredId id, String line) {
        var wanted = line.strip();
        for (var aliases = 0; aliases < MOST_ALIASES; aliases++) {
            var words = wanted.replaceFirst("^/", "").split("\\s+", 2);
            var outcome = run(id, words[0], words.length > 1 ? words[1] : "");
            if (!outcome.path("type").asString("").equals("alias")) {
                return outcome(outcome);
            }
            wanted = outcome.path("target").asString("") + (words.length > 1 ? " " + words[1] : "");
        }
        throw new NotDone(Refusal.INVALID, "This command stands for itself, and can never be run.");
    }

    private JsonNode run(StoredId id, String name, String argument) {
        if (name.isEmpty()) {
            throw new NotDone(Refusal.INVALID, "There is no command.");
        }
        if (DISPATCHED.contains(name)) {
            return dispatch(id, name, argument);
        }
        try {
            return calls.aside(id, "slash.exec", calls.patience().slow(),
                    params -> params.put("command", ("/" + name + " " + argument).strip()));
        } catch (Refused refused) {
            if (refused.code() != NOT_HERE && refused.code() != WORKER_FAILED
                    && refused.code() != WORKER_FAILED_EARLY) {
                throw refused;
            }
            return dispatch(id, name, argument);
        }
    }

    private JsonNode dispatch(StoredId id, String name, String argument) {
        try {
            return calls.aside(id, "command.dispatch", calls.patience().slow(),
                    params -> params.put("name", name).put("arg", argument));
        } catch (Refused refused) {
            if (refused.code() == NOT_HERE) {
                throw new NotDone(Refusal.INVALID, "The agent knows no command /" + PlainWords.oneLine(name) + ".");
            }
            throw refused;
        }
    }

    private static CommandOutcome outcome(JsonNode result) {
        var message = result.path("message").asString("");
        return switch (result.path("type").asString("")) {
            case "send", "skill" -> new CommandOutcome.Send(message,
                    PlainWords.plain(result.path("notice").asString("")));
            case "prefill" -> new CommandOutcome.Prefill(message);
            // what was run has an output, whatever it is called
            default -> new CommandOutcome.Said(PlainWords.plain(result.path("output").asString("")));
        };
    }
}
