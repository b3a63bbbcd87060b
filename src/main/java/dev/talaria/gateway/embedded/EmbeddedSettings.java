package dev.talaria.gateway.embedded;

import java.time.Duration;

/// How the agents inside Talaria behave.
///
/// @param rehearsalPace 1 plays the rehearsal as it is written, 0 without any waiting
/// @param inputLimit how long an agent waits for somebody's input
public record EmbeddedSettings(double rehearsalPace, Duration inputLimit) {
    public static final EmbeddedSettings USUAL = new EmbeddedSettings(1, Duration.ofMinutes(5));

    public EmbeddedSettings withPace(double pace) {
        return new EmbeddedSettings(pace, inputLimit);
    }
}
