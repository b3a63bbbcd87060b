package dev.talaria.sessions;

import java.time.Instant;
import java.util.Optional;

import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// What a row of a session list shows: a whole lineage, as its newest segment has it.
///
/// @param title what it is called; nothing where nobody named it yet
/// @param preview the start of its first prompt, on one line; empty where there is none
/// @param source the surface it was started from, as Hermes calls it (`tui`, `telegram`, `cron`)
/// @param folder the working folder, where known
/// @param running whether a turn runs in it right now, in whatever program
public record SessionSummary(SessionKey key, StoredId tip, Optional<String> title, String preview, String source,
        Optional<String> folder, Instant startedAt, Instant lastActivity, Population population, boolean archived,
        boolean running) {
    /// What to call it: its title, else its preview, else that it has none.
    public String label() {
        return title.orElse(preview.isEmpty() ? "Untitled session" : preview);
    }
}
