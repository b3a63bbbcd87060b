package dev.talaria.gateway.embedded.config;

/// Which model a profile is set up to talk to.
public sealed interface ModelChoice {
    /// One that can be called from here.
    record Callable(Endpoint endpoint) implements ModelChoice {}

    /// @param reason as a sentence; empty where none is set up at all
    record None(String reason) implements ModelChoice {}
}
