package dev.talaria.profiles;

/// How a profile is told apart, readable as text on both grounds.
///
/// @param light `#rrggbb` for a light ground
/// @param dark `#rrggbb` for a dark ground
public record ProfileColour(String light, String dark) {}
