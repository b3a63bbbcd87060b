package dev.talaria.sessions.conversation;

import java.util.List;

import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.tools.Cut;

/// The start of what a session was first asked, on one line.
public final class PromptPreview {
    private static final int LONGEST = 60;

    private PromptPreview() {}

    /// @param prompts the first ones, oldest first; empty text where none of them says anything
    public static String of(List<MessageRow> prompts) {
        return prompts.stream()
                .filter(row -> !row.displayKind().equals("hidden"))
                .map(row -> new Said(row, MessageParts.of(row.content(), _ -> "").text()))
                .filter(said -> SummaryText.of(said.row(), said.text()).isEmpty())
                .map(said -> line(PromptText.of(said.text()).text()))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String line(String text) {
        var line = Cut.at(text, 1_000).replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? Cut.at(line, LONGEST).strip() + "..." : line;
    }

    private record Said(MessageRow row, String text) {}
}
