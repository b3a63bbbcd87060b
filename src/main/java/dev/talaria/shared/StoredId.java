package dev.talaria.shared;

import java.util.Optional;

/// The id of one segment: a row of the table `sessions`. Opaque: its shape means nothing.
public record StoredId(String value) implements Comparable<StoredId> {
    private static final int LONGEST = 512;

    public StoredId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A stored id has at least one character");
        }
    }

    /// The id that somebody sent, for instance in a URL; nothing where no session can have it.
    public static Optional<StoredId> parse(String text) {
        var possible = !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        return possible ? Optional.of(new StoredId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(StoredId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
