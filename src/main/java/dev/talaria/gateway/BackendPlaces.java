package dev.talaria.gateway;

import java.nio.file.Path;

/// Where we note which backends we run, so that none outlives us unseen.
///
/// @param folder of our own; need not exist yet
public record BackendPlaces(Path folder) {
    public BackendPlaces {
        folder = folder.toAbsolutePath().normalize();
    }
}
