package dev.talaria.chat.ui;

import dev.talaria.live.LivePart;
import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part;

/// Whether a stored answer is all of what was live. Backends write rows one by one, some of them late.
final class HeldAnswer {
    private HeldAnswer() {}

    /// Told by its last words: what was streamed may differ from what is stored in blanks and in how media are named.
    static boolean holds(Answer stored, LiveTurn turn) {
        var said = lastWords(turn);
        return !stored.unfinished() && lastText(stored) >= said * 8 / 10;
    }

    private static int lastWords(LiveTurn turn) {
        return turn.parts().isEmpty() || !(turn.parts().getLast() instanceof LivePart.Text(var text))
                ? 0
                : text.toString().strip().length();
    }

    private static int lastText(Answer stored) {
        return stored.parts().reversed().stream()
                .mapToInt(part -> part instanceof Part.Text(_, _, var markdown, var shortened)
                        ? shortened ? Integer.MAX_VALUE : markdown.strip().length()
                        : -1)
                .filter(length -> length >= 0)
                .findFirst()
                .orElse(0);
    }
}
