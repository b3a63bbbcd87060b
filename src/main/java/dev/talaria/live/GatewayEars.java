package dev.talaria.live;

import java.time.Clock;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayListener;
import dev.talaria.gateway.Gateways;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;

/// Writes into the book what is heard from the gateways.
@Component
class GatewayEars implements GatewayListener {
    private final SessionBook book;
    private final LiveBells bells;
    private final Clock clock;
    private final Subscription hearing;

    GatewayEars(Gateways gateways, SessionBook book, LiveBells bells, Clock clock) {
        this.book = book;
        this.bells = bells;
        this.clock = clock;
        this.hearing = gateways.listen(this);
    }

    @Override
    public void heard(ProfileName profile, GatewayEvent event) {
        var now = clock.instant();
        var session = book.key(profile, event.session());
        if (event instanceof GatewayEvent.Detached) {
            book.detached(session);
        }
        book.change(session, state -> SessionFold.after(state, event, now));
    }

    @Override
    public void turned(ProfileName profile, GatewayHealth health) {
        if (!(health instanceof GatewayHealth.Ready)) {
            book.detached(profile);
        }
        bells.health(profile);
    }

    @PreDestroy
    void stop() {
        hearing.stop();
    }
}
