package dev.talaria.shell.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;

/// The rail at the sidebar's foot. The browser reads this as JSON.
///
/// @param mode `all` or `profile`
/// @param current the profile in scope; null for all
/// @param asList whether there are too many profiles for squares
record RailModel(String mode, @Nullable String current, Pill pill, List<Square> squares, boolean asList) {
    RailModel {
        squares = List.copyOf(squares);
    }

    /// Switches between the default profile and all of them.
    ///
    /// @param icon `layers`, `home` or `home-active`
    /// @param activity the strongest of the default profile's sessions
    record Pill(String icon, String label, String hint, String activity) {}

    /// @param activity the strongest of the profile's sessions
    /// @param hint what the tip says: the whole name, and what goes on there
    record Square(String name, String label, String letter, String href, @Nullable ProfileColour colour, boolean active,
            String activity, String hint) {}
}
