package dev.talaria.profiles;

import java.nio.file.Path;

import dev.talaria.shared.ProfileName;

/// One agent identity on disk.
///
/// @param label what to show: the display name of its `profile.yaml`, else its name
/// @param description from its `profile.yaml`; empty where there is none
/// @param colour as everybody sees it unless they chose another
public record Profile(ProfileName name, Path home, String label, String description, ProfileColour colour) {
    /// Where its sessions are kept; the file need not exist.
    public Path stateDb() {
        return home.resolve("state.db");
    }
}
