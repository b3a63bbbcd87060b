package dev.talaria.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// What is known of one session besides what was said in it.
///
/// @param segments every segment of the lineage, the root first, the tip last
/// @param model the model that was used last
/// @param tokens input and output tokens of all segments together
/// @param cost in US dollars, of all segments together; nothing where none was recorded
/// @param branchedFrom the session that it was branched off
/// @param readOnlyBecause why nobody may ever type here (a schedule's, tool's or subagent's transcript), in words
public record SessionDetails(SessionKey key, StoredId tip, List<StoredId> segments, Optional<String> title,
        String preview, String source, Optional<String> model, Optional<String> folder, Optional<String> gitBranch,
        Instant startedAt, Instant lastActivity, Optional<Instant> endedAt, Optional<String> endReason, long tokens,
        Optional<Double> cost, int messages, boolean archived, boolean running, Optional<StoredId> branchedFrom,
        Optional<String> readOnlyBecause) {
    public SessionDetails {
        segments = List.copyOf(segments);
    }

    /// What to call it: its title, else its preview, else that it has none.
    public String label() {
        return title.orElse(preview.isEmpty() ? "Untitled session" : preview);
    }
}
