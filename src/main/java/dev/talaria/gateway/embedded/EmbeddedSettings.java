package dev.talaria.gateway.embedded;

import java.time.Duration;

/// How the agents inside Talaria behave.
///
/// @param rehearsalPace 1 plays the rehearsal as it is written, 0 without any waiting
/// @param inputLimit how long an agent waits for somebody's input
/// @param longestSilence how long a model may say nothing before its turn fails
public record EmbeddedSettings(double rehearsalPace, Duration inputLimit, Duration longestSilence) {
    public static final EmbeddedSettings USUAL = new EmbeddedSettings(1, Duration.ofMinutes(5), Duration.ofMinutes(5));

    public EmbeddedSettings withPace(double pace) {
        return new EmbeddedSettings(pace, inputLimit, longestSilence);
    }

    public EmbeddedSettings withInputLimit(Duration limit) {
        return new EmbeddedSettings(rehearsalPace, limit, longestSilence);
    }

    public EmbeddedSettings withLongestSilence(Duration silence) {
        return new EmbeddedSettings(rehearsalPace, inputLimit, silence);
    }
}
