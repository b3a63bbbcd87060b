package dev.talaria.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import dev.talaria.gateway.embedded.EmbeddedGateway;
import dev.talaria.gateway.embedded.EmbeddedSettings;
import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Decides for each profile which gateway is its own, and keeps it.
@Service
class ProfileGateways implements Gateways {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileGateways.class);

    private final List<GatewayListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<ProfileName, EmbeddedGateway> gateways = new ConcurrentHashMap<>();
    private final Profiles profiles;
    private final Clock clock;
    private final EmbeddedSettings embedded;

    ProfileGateways(Profiles profiles, Clock clock, @Value("${talaria.rehearsal.pace:1}") double rehearsalPace) {
        this.profiles = profiles;
        this.clock = clock;
        this.embedded = EmbeddedSettings.USUAL.withPace(rehearsalPace);
    }

    @Override
    public Optional<Gateway> of(ProfileName name) {
        return profiles.onDisk(name).map(profile -> gateways.computeIfAbsent(name, _ -> embedded(profile)));
    }

    private EmbeddedGateway embedded(Profile profile) {
        return new EmbeddedGateway(profile.name(), profile.home(), clock, embedded,
                event -> heard(profile.name(), event));
    }

    /// A listener's failure is not the others'.
    private void heard(ProfileName profile, GatewayEvent event) {
        for (var listener : listeners) {
            try {
                listener.heard(profile, event);
            } catch (RuntimeException failure) {
                LOG.error("What happened in {} was not taken in", profile, failure);
            }
        }
    }

    @Override
    public Subscription listen(GatewayListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Gateway> awake() {
        return new ArrayList<>(gateways.values().stream().filter(EmbeddedGateway::isWorking).toList());
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @PreDestroy
    void stop() {
        gateways.values().forEach(EmbeddedGateway::close);
    }
}
