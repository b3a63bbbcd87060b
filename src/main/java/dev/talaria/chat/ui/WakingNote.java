package dev.talaria.chat.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;

/// How far a profile's agent is on its way to be talked to.
class WakingNote extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private final Span dot = new Span();
    private final Span words = new Span();
    private final TurnClock time = new TurnClock("", "seconds");
    private final Span places = new Span();

    WakingNote(Clock clock) {
        this.clock = clock;
        dot.addClassNames("dot", "work");
        places.addClassName("note");
        time.addClassName("note");
        getContent().addClassName("waking");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(dot, words, time, places);
        setVisible(false);
    }

    /// @param since when the prompt was sent
    void show(String label, GatewayKind kind, GatewayHealth health, Instant since) {
        setVisible(true);
        var remote = kind == GatewayKind.REMOTE;
        var begins = (remote ? "Connecting to " : "Waking ") + label;
        switch (health) {
            case GatewayHealth.Waking(var began, var used, var all) -> say(begins, began,
                    all == 0 ? "" : used + " of " + all + " places in use");
            case GatewayHealth.Waiting(var began, var holders) -> say(label + " waits for a place", began,
                    holders.stream()
                            .map(holder -> holder.profile() + " " + holder.because())
                            .collect(Collectors.joining(", ")));
            case GatewayHealth.Cold _ -> say(begins, since, "");
            case GatewayHealth.Ready _ -> say("Beginning the session", since, "");
            case GatewayHealth.Lost(var began, var reason) -> say("Lost contact with " + label, began, reason);
            case GatewayHealth.Broken(var began, var reason) -> say(
                    label + (remote ? " can't be reached" : " can't be started"), began, reason);
        }
    }

    void done() {
        setVisible(false);
        time.stop();
    }

    private void say(String what, Instant since, String more) {
        words.setText(what);
        time.count(since, clock.instant());
        places.setText(more);
        places.setVisible(!more.isEmpty());
    }
}
