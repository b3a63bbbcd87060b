package dev.talaria.gateway;

/// What a slash command leads to.
public sealed interface CommandOutcome {
    /// It said something; may be empty.
    record Said(String output) implements CommandOutcome {}

    /// Its message is to be sent as a prompt.
    record Send(String message, String notice) implements CommandOutcome {}

    /// Its message is to be put before the person, to edit and send.
    record Prefill(String message) implements CommandOutcome {}
}
