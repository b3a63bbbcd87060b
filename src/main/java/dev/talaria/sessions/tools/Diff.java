package dev.talaria.sessions.tools;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the change that a call made to a file.
final class Diff {
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("(?m)^(@@ |--- |\\+\\+\\+ |diff --git )");

    private Diff() {}

    /// The diff as plain text, wherever the result keeps it.
    static Optional<String> of(Reading reading) {
        var beside = reading.use().outcome().map(ToolUse.Outcome::inlineDiff).orElse("");
        return Stream.of(beside, reading.field("inline_diff", "diff", "patch"), plain(reading))
                .map(Controls::withoutColours)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /// How many lines came and went, for instance "+2 −1".
    static Optional<String> note(String diff) {
        var added = diff.lines().filter(line -> line.startsWith("+") && !line.startsWith("+++")).count();
        var removed = diff.lines().filter(line -> line.startsWith("-") && !line.startsWith("---")).count();
        return added + removed == 0 ? Optional.empty() : Optional.of("+" + added + " −" + removed);
    }

    private static String plain(Reading reading) {
        var text = reading.resultIsJson() ? "" : Controls.withoutColours(reading.resultText());
        return LOOKS_LIKE_ONE.matcher(text).find() ? text : "";
    }
}
