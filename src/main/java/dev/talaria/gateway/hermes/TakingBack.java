package dev.talaria.gateway.hermes;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Takes back what was said last: where it is stored, and what the agent remembers follows. The command does that in every version;
/// the method named after it only makes the agent forget, until the session is read from its file the next time.
final class TakingBack {
    private static final int NOTHING = 4018;
    private static final Pattern MESSAGES = Pattern.compile("\\((\\d{1,9}) message");

    private final HermesCalls calls;

    TakingBack(HermesCalls calls) {
        this.calls = calls;
    }

    /// @param prompts how many rows from people go, and all that came after the first of them
    /// @return nothing where the backend keeps none of the session, or knows no such command
    Optional<TakenBack> back(StoredId id, int prompts) {
        try {
            return Optional.of(takenBack(calls.aside(id, "command.dispatch", calls.patience().act(),
                    params -> params.put("name", "undo").put("arg", String.valueOf(prompts)))));
        } catch (Refused refused) {
            if (refused.code() == NOTHING || refused.code() == Refusals.NO_METHOD) {
                return Optional.empty();
            }
            throw refused;
        } catch (RpcFailure.Closed closed) {
            // done once more it would take back more than was meant
            throw Refusals.of(closed, false);
        }
    }

    /// How many went is told only in words; the prompt is what a terminal would lay before the person again.
    private static TakenBack takenBack(JsonNode answer) {
        var told = MESSAGES.matcher(answer.path("notice").asString(""));
        return new TakenBack(told.find() ? Integer.parseInt(told.group(1)) : 1, answer.path("message").asString(""));
    }
}
