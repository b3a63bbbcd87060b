package dev.talaria.gateway;

import java.util.Optional;

/// How a session is to begin. What is absent is as the profile has it.
///
/// @param folder where it works; an absolute path on the backend's host
public record NewSession(Optional<String> folder, Optional<SessionSetting.Model> model, Optional<String> effort,
        Optional<Boolean> fast) {
    public static final NewSession PLAIN = new NewSession(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
}
