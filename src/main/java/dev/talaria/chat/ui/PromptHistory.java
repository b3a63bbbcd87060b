package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;

import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.Transcripts;

/// What the arrow keys bring back.
final class PromptHistory {
    private static final int MOST = 50;
    private static final int LONGEST = 20_000;

    private PromptHistory() {}

    /// The prompts of a session, newest first. Blank ones, repetitions of the one before, and those of which we have only a
    /// part are left out.
    ///
    /// @param entries oldest first
    /// @param waiting what is said but not stored yet, oldest first
    static List<String> newestFirst(List<TranscriptEntry> entries, List<String> waiting) {
        var said = new ArrayList<String>();
        for (var entry : entries) {
            if (entry instanceof TranscriptEntry.Prompt prompt && !prompt.shortened()) {
                said.add(typed(prompt.text()));
            }
        }
        waiting.stream().map(PromptHistory::typed).forEach(said::add);
        var found = new ArrayList<String>();
        for (var text : said.reversed()) {
            if (!text.isBlank() && text.length() <= LONGEST && (found.isEmpty() || !found.getLast().equals(text))) {
                found.add(text);
            }
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static String typed(String prompt) {
        return Transcripts.invocation(prompt).orElse(prompt);
    }
}
