package dev.talaria.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Hands on to everybody who listens what one gateway tells, on that gateway's thread. One listener's failure is not the others'.
final class Reporters implements GatewayListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reporters.class);

    private final List<GatewayListener> listeners = new CopyOnWriteArrayList<>();

    Subscription add(GatewayListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void heard(ProfileName profile, GatewayEvent event) {
        tell(profile, listener -> listener.heard(profile, event));
    }

    @Override
    public void turned(ProfileName profile, GatewayHealth health) {
        tell(profile, listener -> listener.turned(profile, health));
    }

    private void tell(ProfileName profile, Consumer<GatewayListener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException failure) {
                LOG.error("What happened in {} was not taken in", profile, failure);
            }
        }
    }
}
