package dev.talaria.sessions;

import java.util.Optional;

import dev.talaria.shared.ProfileName;

/// Asks for the next rows of one profile's list.
///
/// @param after the end of the page before; nothing for the newest rows
public record SliceRequest(ProfileName profile, Population population, int size, Optional<PageCursor> after) {
    public static SliceRequest newest(ProfileName profile, Population population, int size) {
        return new SliceRequest(profile, population, size, Optional.empty());
    }
}
