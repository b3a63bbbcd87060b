package dev.talaria.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;

/// One profile's part of a session list. One that cannot be read is an answer like any other, never an empty list.
public sealed interface ProfileSlice {
    ProfileName profile();

    /// Its file is being read for the first time; a change is published when that is done.
    record Loading(ProfileName profile) implements ProfileSlice {}

    /// @param total how many sessions the same list has in all
    /// @param next where the next page starts; nothing where this is the last
    record Listed(ProfileName profile, List<SessionSummary> rows, int total, Optional<PageCursor> next)
            implements
                ProfileSlice {
        public Listed {
            rows = List.copyOf(rows);
        }
    }

    /// @param reason why, in words that go on after "its sessions can't be read:"
    /// @param lastGood what was read before it broke
    /// @param readAt when that was
    record Unreadable(ProfileName profile, String reason, Optional<Listed> lastGood, Optional<Instant> readAt)
            implements
                ProfileSlice {}
}
