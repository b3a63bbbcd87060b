package dev.talaria.sessions.conversation;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.sessions.statedb.ForTheModel;

/// What a backend put among the prompts for the model to read. New ones mark such rows, old ones do not, and may have joined one
/// with the prompt that followed it.
///
/// @param kind as new ones mark it; empty for what nobody needs to see
/// @param rest the prompt that it was joined with
record RemarkText(String kind, String rest) {
    private static final Pattern OF_MODEL = Pattern
            .compile("(?s)\\A(?:\\[System: The active model for this chat .*?\\](?:\\n\\n|\\s*\\z))+");
    /// Kinds by how they begin.
    private static final Map<String, String> KINDS = Map.ofEntries(entry(ForTheModel.REMARK, "system"),
            entry(ForTheModel.TASKS, "tasks"), entry(ForTheModel.REQUEST_AGAIN, ""), entry(ForTheModel.NO_REQUEST, ""),
            entry("[System note: Your previous turn was interrupted mid-run", "auto_continue"),
            entry("[IMPORTANT: Background process ", "background"), entry("[SYSTEM: Background process ", "background"),
            entry("[ASYNC DELEGATION ", "background"));

    /// Nothing where a person wrote the text.
    static Optional<RemarkText> of(String prompt) {
        var model = OF_MODEL.matcher(prompt);
        if (model.find()) {
            return Optional.of(new RemarkText("model_switch", prompt.substring(model.end()).strip()));
        }
        return KINDS.entrySet().stream().filter(kind -> prompt.startsWith(kind.getKey())).findFirst()
                .map(kind -> new RemarkText(kind.getValue(), ""));
    }
}
