package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a person wrote, told apart from what was added to it for the model.
///
/// @param references files and pictures that the person named
record PromptText(String text, List<String> references) {
    private static final Pattern MEMORY = Pattern
            .compile(
                    "(?is)<memory-context>.*?(?:</memory-context>|\\z)|\\[System note: The following is recalled memory context.*\\z");
    private static final Pattern APPENDED = Pattern
            .compile("(?s)(?:\\A|\\n)--- (?:Attached Context|Context Warnings) ---.*\\z");
    private static final Pattern REFERENCE = Pattern.compile("@(?:file|folder|image|url|git|session):(\\S{1,500})");

    static PromptText of(String content) {
        var own = APPENDED.matcher(withoutMemory(content)).replaceFirst("").strip();
        var references = new ArrayList<String>();
        REFERENCE.matcher(own).results().limit(50).map(found -> found.group(1)).forEach(references::add);
        return new PromptText(own, List.copyOf(references));
    }

    static String withoutMemory(String content) {
        return content.contains("emory") ? MEMORY.matcher(content).replaceAll("").strip() : content;
    }
}
