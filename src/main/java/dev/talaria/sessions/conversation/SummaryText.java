package dev.talaria.sessions.conversation;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.sessions.statedb.MessageRow;

/// What stands for compacted rows, and the message that it may have been merged with.
///
/// @param rest the message's own text; empty where the row is only a summary
record SummaryText(String summary, String rest) {
    private static final Pattern PREFIX = Pattern.compile("\\A\\s*\\[CONTEXT (?:COMPACTION|SUMMARY)[^\\]]*\\]:?\\s*");
    private static final Pattern END = Pattern.compile("\\n\\s*--- END OF CONTEXT SUMMARY[^\\n]*\\n?");
    private static final Pattern PRIOR = Pattern.compile("\\A\\s*\\[PRIOR CONTEXT[^\\]]*\\]\\s*");
    private static final String BELOW = "[END OF PRIOR CONTEXT — COMPACTION SUMMARY BELOW]";

    /// Nothing where the row is an ordinary message.
    static Optional<SummaryText> of(MessageRow row, String text) {
        if (row.isFrom("tool")) {
            return Optional.empty();
        }
        var below = text.indexOf(BELOW);
        if (below >= 0 && PREFIX.matcher(text.substring(below + BELOW.length())).find()) {
            var before = PRIOR.matcher(text.substring(0, below)).replaceFirst("");
            return Optional.of(split(text.substring(below + BELOW.length()), before));
        }
        return row.summary() || PREFIX.matcher(text).find() ? Optional.of(split(text, "")) : Optional.empty();
    }

    private static SummaryText split(String text, String before) {
        var parts = END.split(text, 2);
        var after = parts.length > 1 ? parts[1] : "";
        return new SummaryText(PREFIX.matcher(parts[0]).replaceFirst("").strip(), (before + after).strip());
    }
}
