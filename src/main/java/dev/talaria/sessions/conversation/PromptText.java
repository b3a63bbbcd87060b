package dev.talaria.sessions.conversation;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.talaria.sessions.statedb.ForTheModel;

/// What a person wrote, told apart from what was added to it for the model.
///
/// @param references files and pictures that the person named
/// @param pictures files of the pictures that went along and are only named in it
record PromptText(String text, List<String> references, List<String> pictures) {
    private static final Pattern MEMORY = Pattern
            .compile(
                    "(?is)<memory-context>.*?(?:</memory-context>|\\z)|\\[System note: The following is recalled memory context.*\\z");
    private static final Pattern APPENDED = Pattern
            .compile("(?s)(?:\\A|\\n)(?:--- (?:Attached Context|Context Warnings) ---|"
                    + Pattern.quote(ForTheModel.TASKS)
                    + ").*\\z");
    private static final Pattern REFERENCE = Pattern.compile(
            "@(?:file|folder|image|url|git|session):(?:`([^`\\n]{1,500})`|\"([^\"\\n]{1,500})\"|'([^'\\n]{1,500})'|(\\S{1,500}))");

    static PromptText of(String content) {
        var noted = PictureNotes.of(withoutMemory(content));
        var own = APPENDED.matcher(noted.text()).replaceFirst("").strip();
        var references = REFERENCE.matcher(own).results().limit(50).map(PromptText::named).toList();
        return new PromptText(own, references, noted.names());
    }

    /// One with a blank in it is in quotes.
    private static String named(MatchResult reference) {
        return IntStream.rangeClosed(1, reference.groupCount())
                .mapToObj(reference::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    static String withoutMemory(String content) {
        return content.contains("emory") ? MEMORY.matcher(content).replaceAll("").strip() : content;
    }
}
