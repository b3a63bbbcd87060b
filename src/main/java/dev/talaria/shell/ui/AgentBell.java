package dev.talaria.shell.ui;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayListener;
import dev.talaria.shared.ProfileName;

/// Rings when an agent stands otherwise, whatever its sessions do.
record AgentBell(Runnable lookAgain) implements GatewayListener {
    @Override
    public void heard(ProfileName profile, GatewayEvent event) {
        // what happens in sessions is on their own screens
    }

    @Override
    public void turned(ProfileName profile, GatewayHealth health) {
        lookAgain.run();
    }
}
