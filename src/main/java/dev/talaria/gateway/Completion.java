package dev.talaria.gateway;

/// One way to go on typing.
///
/// @param text what is put in place of what was typed
/// @param label what is shown
/// @param meaning a few words about it; may be empty
public record Completion(String text, String label, String meaning) {}
