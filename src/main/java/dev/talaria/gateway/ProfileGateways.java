package dev.talaria.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import dev.talaria.gateway.backend.Backends;
import dev.talaria.gateway.backend.ProfileBackend;
import dev.talaria.gateway.embedded.EmbeddedGateway;
import dev.talaria.gateway.embedded.EmbeddedSettings;
import dev.talaria.gateway.hermes.HermesGateways;
import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Decides for each profile which gateway is its own, and keeps it while the profile is there.
@Service
class ProfileGateways implements Gateways {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileGateways.class);
    private static final int SECONDS_BETWEEN_LOOKS = 5;

    private final Reporters reporters = new Reporters();
    private final Map<ProfileName, KeptGateway> gateways = new ConcurrentHashMap<>();
    private final HermesGateways hermes = new HermesGateways();
    private final Profiles profiles;
    private final Backends backends;
    private final Clock clock;
    private final EmbeddedSettings embedded;
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("gateway-watch").factory());

    ProfileGateways(Profiles profiles, Backends backends, Clock clock, EmbeddedPlaces places,
            @Value("${talaria.rehearsal.pace:1}") double rehearsalPace) {
        this.profiles = profiles;
        this.backends = backends;
        this.clock = clock;
        this.embedded = EmbeddedSettings.USUAL.withPace(rehearsalPace).keepingNotesIn(places.folder());
        watch.scheduleWithFixedDelay(this::forgetGoneProfiles, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS,
                TimeUnit.SECONDS);
    }

    @Override
    public Optional<Gateway> of(ProfileName name) {
        return profiles.onDisk(name)
                .map(profile -> gateways.computeIfAbsent(name, _ -> made(profile)).gateway());
    }

    /// A setting goes before what was found; nobody starts Hermes on the sample that we made ourselves.
    private KeptGateway made(Profile profile) {
        var remote = backends.remote(profile.name());
        if (remote.isPresent()) {
            return hermes(profile, remote.get());
        }
        return profiles.home().isSample() || !backends.isHermesWanted()
                ? embedded(profile)
                : hermes(profile, backends.local(profile.name(), profile.home()));
    }

    private KeptGateway hermes(Profile profile, ProfileBackend backend) {
        var gateway = hermes.make(profile.name(), backend, clock, reporters);
        backend.neededBy(gateway);
        return new KeptGateway(gateway, profile.home(), backend::close);
    }

    private KeptGateway embedded(Profile profile) {
        var gateway = new EmbeddedGateway(profile.name(), profile.home(), clock, embedded,
                event -> reporters.heard(profile.name(), event));
        return new KeptGateway(gateway, profile.home(), gateway::close);
    }

    void forgetGoneProfiles() {
        try {
            gateways.forEach((name, kept) -> {
                var there = profiles.onDisk(name).filter(profile -> profile.home().equals(kept.home()));
                if (there.isEmpty() && gateways.remove(name, kept)) {
                    LOG.info("The profile {} is gone, and so is its agent", name);
                    kept.end().run();
                }
            });
        } catch (RuntimeException failure) {
            LOG.error("Looking for profiles that are gone failed", failure);
        }
    }

    @Override
    public Subscription listen(GatewayListener listener) {
        return reporters.add(listener);
    }

    @Override
    public List<String> remarks() {
        if (profiles.home().isSample()) {
            return List.of("Agents on the sample home are those inside Talaria: no Hermes is started for it.");
        }
        var remarks = new ArrayList<>(backends.remarks());
        if (!backends.isHermesWanted()) {
            remarks.add(
                    "Until then an agent inside Talaria answers, with the model that a profile's configuration names.");
        }
        return remarks;
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
        gateways.values().forEach(kept -> kept.end().run());
        hermes.close();
    }
}
