package dev.talaria.chat.ui;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;
import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.SessionKey;

/// What the screen of one session shows.
sealed interface SessionScreen {
    /// @param authors who sent the prompts, by row, as far as that is known
    /// @param helpers the subagents that worked for the answers, by row
    /// @param others what was answered before to prompts that were answered again, by the prompts' rows
    /// @param target the message that the address names; 0 for none
    record Showing(SessionDetails details, List<TranscriptEntry> entries, Earlier earlier,
            Map<Long, String> authors, Map<Long, List<HelperModel>> helpers,
            Map<Long, List<TranscriptEntry.Answer>> others, double target, boolean pinned, String profileLabel,
            @Nullable ProfileColour colour) implements SessionScreen {
        public Showing {
            entries = List.copyOf(entries);
            authors = Map.copyOf(authors);
            helpers = Map.copyOf(helpers);
            others = Map.copyOf(others);
        }

        Showing with(Map<Long, List<HelperModel>> knownHelpers) {
            return new Showing(details, entries, earlier, authors, knownHelpers, others, target, pinned, profileLabel,
                    colour);
        }
    }

    /// No file holds it: it never was there, or it is gone, or it has only just begun.
    record Missing(SessionKey key, String profileLabel, @Nullable ProfileColour colour) implements SessionScreen {}

    record Unreadable(String profileLabel, String reason) implements SessionScreen {}

    /// Whether there is more to read above.
    enum Earlier {
        NONE, AVAILABLE, LOADING, FAILED
    }
}
