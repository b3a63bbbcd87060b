package dev.talaria.sessions;

import java.time.Instant;
import java.util.Optional;

/// How one profile's file is doing.
sealed interface FileState {
    /// What a list can be answered from, good or from before.
    Optional<Reading> reading();

    /// It was not read yet.
    record Unread() implements FileState {
        @Override
        public Optional<Reading> reading() {
            return Optional.empty();
        }
    }

    /// @param exists whether there is a file at all
    record Good(Reading last, Instant readAt, boolean exists) implements FileState {
        @Override
        public Optional<Reading> reading() {
            return Optional.of(last);
        }
    }

    /// @param reason in words that go on after "its sessions can't be read:"
    /// @param lastGood what it was before it broke
    record Broken(String reason, Optional<Good> lastGood) implements FileState {
        @Override
        public Optional<Reading> reading() {
            return lastGood.map(Good::last);
        }
    }
}
