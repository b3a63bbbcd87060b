package dev.talaria.gateway;

/// Why a turn failed.
///
/// @param layer where: `provider`, `auth`, `billing`, `disk`, `endpoint`, `gateway`, `runtime`, `streaming`
/// @param sentence what to tell a person, on one line
/// @param details all that is known; may be the same as the sentence
public record TurnFailure(String layer, String sentence, String details, boolean retryable) {}
