package dev.talaria.sessions;

import java.util.Optional;

/// A picture in a message. Those kept in the file are served by us; those elsewhere are named and never loaded.
///
/// @param path our own address of it, relative to the root of the application; nothing for a remote picture
/// @param remote the address of a remote picture
/// @param alt what to say to who cannot see it
public record Picture(Optional<String> path, Optional<String> remote, String alt) {}
