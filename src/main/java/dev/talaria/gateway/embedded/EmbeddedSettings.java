package dev.talaria.gateway.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the agents inside Talaria behave.
///
/// @param rehearsalPace 1 plays the rehearsal as it is written, 0 without any waiting
/// @param inputLimit how long an agent waits for somebody's input
/// @param notes our own folder for what must outlive a restart; nothing keeps nothing
/// @param longestSilence how long a model may say nothing before its turn fails
public record EmbeddedSettings(double rehearsalPace, Duration inputLimit, Duration longestSilence,
        Optional<Path> notes) {
    public static final EmbeddedSettings USUAL = new EmbeddedSettings(1, Duration.ofMinutes(5), Duration.ofMinutes(5),
            Optional.empty());

    public EmbeddedSettings withPace(double pace) {
        return new EmbeddedSettings(pace, inputLimit, longestSilence, notes);
    }

    public EmbeddedSettings keepingNotesIn(Path folder) {
        return new EmbeddedSettings(rehearsalPace, inputLimit, longestSilence, Optional.of(folder));
    }

    public EmbeddedSettings withInputLimit(Duration limit) {
        return new EmbeddedSettings(rehearsalPace, limit, longestSilence, notes);
    }

    public EmbeddedSettings withLongestSilence(Duration silence) {
        return new EmbeddedSettings(rehearsalPace, inputLimit, silence, notes);
    }
}
