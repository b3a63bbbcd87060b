package dev.talaria.shell.ui;

import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;

/// What a person does on the rail.
interface RailActions {
    /// Switches between the default profile and all of them.
    void pill();

    void selectAll();

    void select(ProfileName profile);

    void arrangeProfiles(List<ProfileName> order);

    /// @param hue in degrees; nothing for the automatic colour
    void colour(ProfileName profile, Optional<Integer> hue);
}
