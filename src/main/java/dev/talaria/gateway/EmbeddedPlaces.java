package dev.talaria.gateway;

import java.nio.file.Path;

/// Where we note what the agents inside Talaria must still know after a restart.
///
/// @param folder of our own; need not exist yet
public record EmbeddedPlaces(Path folder) {
    public EmbeddedPlaces {
        folder = folder.toAbsolutePath().normalize();
    }
}
