package dev.talaria.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayListener;
import dev.talaria.gateway.Gateways;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// A gateway for every profile that a test asks for, which do what the test says: nothing runs behind them.
public final class FakeGateways implements Gateways {
    private final Map<ProfileName, FakeGateway> gateways = new ConcurrentHashMap<>();
    private final List<GatewayListener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Gateway> of(ProfileName profile) {
        return Optional.of(at(profile));
    }

    public FakeGateway at(ProfileName profile) {
        return gateways.computeIfAbsent(profile, name -> new FakeGateway(name, this));
    }

    @Override
    public Subscription listen(GatewayListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    /// Something happens behind the profile's gateway; everybody has heard of it when this returns.
    public void emit(ProfileName profile, GatewayEvent event) {
        listeners.forEach(listener -> listener.heard(profile, event));
    }

    void turned(ProfileName profile, GatewayHealth health) {
        listeners.forEach(listener -> listener.turned(profile, health));
    }

    /// For a test of a screen: `@Import(FakeGateways.InsteadOfReal.class)`.
    @TestConfiguration(proxyBeanMethods = false)
    public static class InsteadOfReal {
        @Bean
        @Primary
        FakeGateways fakeGateways() {
            return new FakeGateways();
        }
    }
}
