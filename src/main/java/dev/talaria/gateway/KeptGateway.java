package dev.talaria.gateway;

import java.nio.file.Path;

/// The gateway of one profile, for as long as the profile is there.
///
/// @param home the profile's folder, which the gateway was made for
/// @param end lets go of what runs behind it, without waiting
record KeptGateway(Gateway gateway, Path home, Runnable end) {}
