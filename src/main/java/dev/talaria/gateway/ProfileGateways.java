package dev.talaria.gateway;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Decides for each profile which gateway is its own, and keeps it.
@Service
class ProfileGateways implements Gateways {
    private final List<GatewayListener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Gateway> of(ProfileName profile) {
        return Optional.empty();
    }

    @Override
    public Subscription listen(GatewayListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Gateway> awake() {
        return List.of();
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
