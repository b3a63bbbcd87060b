package dev.talaria.gateway;

import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// The gateways of all profiles.
public interface Gateways {
    /// The profile's gateway, always the same one. Asking starts nothing; nothing where there is no such profile.
    Optional<Gateway> of(ProfileName profile);

    /// Hears what happens behind every gateway, from now on. Events of one profile come in order and never two at a time.
    Subscription listen(GatewayListener listener);

    /// What an operator may know of how agents are reached: one sentence each, for instance which `hermes` was found.
    List<String> remarks();
}
