package dev.talaria.gateway.embedded;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.embedded.store.SessionStore;

/// What all turns of a gateway have around them.
///
/// @param inputLimit how long an agent waits for somebody's input
record Stage(SessionStore store, Clock clock, Consumer<GatewayEvent> events,
        Function<EmbeddedSession, SessionFacts> facts, Duration inputLimit) {
    void tell(GatewayEvent event) {
        events.accept(event);
    }

    void tellFacts(EmbeddedSession session) {
        tell(new GatewayEvent.FactsChanged(session.first(), facts.apply(session)));
    }
}
