package dev.talaria.sessions.conversation;

import static dev.talaria.sessions.statedb.ForTheModel.NO_REQUEST;
import static dev.talaria.sessions.statedb.ForTheModel.REMARK;
import static dev.talaria.sessions.statedb.ForTheModel.REQUEST_AGAIN;
import static dev.talaria.sessions.statedb.ForTheModel.TASKS;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a backend put among the prompts for the model to read. New ones mark such rows, old ones do not, and may have joined one
/// with the prompt that followed it.
///
/// @param kind as new ones mark it; empty for what nobody needs to see
/// @param rest the prompt that it was joined with
record RemarkText(String kind, String rest) {
    private static final Pattern OF_MODEL = Pattern
            .compile("(?s)\\A(?:\\[System: The active model for this chat .*?\\](?:\\n\\n|\\s*\\z))+");

    /// Nothing where a person wrote the text.
    static Optional<RemarkText> of(String prompt) {
        if (prompt.startsWith(REMARK)) {
            var model = OF_MODEL.matcher(prompt);
            return Optional.of(model.find()
                    ? new RemarkText("model_switch", prompt.substring(model.end()).strip())
                    : new RemarkText("system", ""));
        }
        if (prompt.startsWith(TASKS)) {
            return Optional.of(new RemarkText("tasks", ""));
        }
        return prompt.startsWith(REQUEST_AGAIN) || prompt.startsWith(NO_REQUEST)
                ? Optional.of(new RemarkText("", ""))
                : Optional.empty();
    }
}
