package dev.talaria.gateway;

import java.nio.file.Path;

/// What keeps the agent inside Talaria from being more than a rehearsal.
///
/// @param config the file that would name the model; it need not exist
/// @param reason why the model that it names can't be called, as a sentence; empty where it names none
public record MissingModel(Path config, String reason) {}
