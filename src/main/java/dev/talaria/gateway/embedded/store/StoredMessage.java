package dev.talaria.gateway.embedded.store;

import java.util.Optional;

/// One row of a session's history, to be written or as read.
///
/// @param content text, or a zero character, `json:` and a list of parts
/// @param toolCalls JSON of the calls that the model asks for; empty for none
/// @param toolCallId of the call that a tool's result answers; empty for none
/// @param finishReason `stop`, `tool_calls`, `error`, ...; empty for none
/// @param reasoning empty for none
public record StoredMessage(String role, String content, String toolCalls, int callCount, String toolCallId,
        String toolName, String finishReason, String reasoning) {
    private static final String PARTS = "\0json:";
    private static final String SUMMARY = "[CONTEXT COMPACTION";

    public static StoredMessage prompt(String content) {
        return new StoredMessage("user", content, "", 0, "", "", "", "");
    }

    /// @param parts JSON of a list of texts and pictures
    public static StoredMessage promptOfParts(String parts) {
        return prompt(PARTS + parts);
    }

    public static StoredMessage answer(String content, String reasoning, String finishReason) {
        return new StoredMessage("assistant", content, "", 0, "", "", finishReason, reasoning);
    }

    public static StoredMessage calls(String content, String reasoning, String toolCalls, int count) {
        return new StoredMessage("assistant", content, toolCalls, count, "", "", "tool_calls", reasoning);
    }

    public static StoredMessage result(String callId, String toolName, String content) {
        return new StoredMessage("tool", content, "", 0, callId, toolName, "", "");
    }

    /// What stands for an earlier part of the session.
    public static StoredMessage summary(String text) {
        return prompt(SUMMARY + " — REFERENCE ONLY] " + text);
    }

    public boolean isFrom(String who) {
        return role.equals(who);
    }

    public boolean isSummary() {
        return isFrom("user") && content.startsWith(SUMMARY);
    }

    /// JSON of the parts where the content is made of such.
    public Optional<String> parts() {
        return content.startsWith(PARTS) ? Optional.of(content.substring(PARTS.length())) : Optional.empty();
    }
}
