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

    /// What somebody said last. An old backend counts as a prompt what it told the model by itself, such as that it is another one now:
    /// that goes first.
    ///
    /// @return nothing as [#back]
    Optional<TakenBack> last(StoredId id) {
        var gone = back(id, 1);
        while (gone.filter(it -> isRemark(it.prompt())).isPresent()) {
            var remark = gone.get();
            var next = back(id, 1);
            if (next.isEmpty()) {
                return gone;
            }
            gone = next.map(it -> new TakenBack(remark.messages() + it.messages(), it.prompt()));
        }
        return gone;
    }

    private static boolean isRemark(String prompt) {
        return prompt.startsWith("[System:") && prompt.endsWith("]") && !prompt.contains("\n\n");
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
