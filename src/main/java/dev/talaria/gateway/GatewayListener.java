package dev.talaria.gateway;

import dev.talaria.shared.ProfileName;

/// Hears what happens behind the gateways. Called on a gateway's own thread: to be quick, and never to wait.
public interface GatewayListener {
    void heard(ProfileName profile, GatewayEvent event);

    /// The gateway stands otherwise than before; ask its health.
    void turned(ProfileName profile, GatewayHealth health);
}
