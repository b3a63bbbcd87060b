package dev.talaria.gateway;

import java.util.Optional;

/// What came of setting something.
public sealed interface SettingOutcome {
    /// @param warning what the person should know about it
    record Changed(Optional<String> warning) implements SettingOutcome {}

    /// Nothing has changed yet: ask the person, then set it again as confirmed.
    record ConfirmFirst(String message) implements SettingOutcome {}
}
