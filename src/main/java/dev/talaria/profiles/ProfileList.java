package dev.talaria.profiles;

import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;

/// The profiles of a home as they are on disk right now.
///
/// @param profiles `default` first, then by name
/// @param skipped folders that are not profiles, and why
public record ProfileList(List<Profile> profiles, List<Skipped> skipped) {
    public ProfileList {
        profiles = List.copyOf(profiles);
        skipped = List.copyOf(skipped);
    }

    public Optional<Profile> find(ProfileName name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// @param folder its name, as on disk
    /// @param reason why it is not shown, as a sentence
    public record Skipped(String folder, String reason) {}
}
