package dev.talaria.profiles;

import java.nio.file.Path;

/// The Hermes home that this Talaria serves.
///
/// @param root where `profiles/` and the default profile live
public record Home(Path root, Origin origin) {
    /// Where we learned of the home.
    public enum Origin {
        /// `--talaria.home`
        SETTING,
        /// `HERMES_HOME`
        ENVIRONMENT,
        /// `~/.hermes`
        PLATFORM,
        /// none was found: the sample that we made ourselves
        SAMPLE
    }

    public boolean isSample() {
        return origin == Origin.SAMPLE;
    }
}
