package dev.talaria.chat.ui;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;

/// How a profile's gateway stands; more of it when pressed.
class GatewayButton extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private final NativeButton button = new NativeButton();
    private final Div about = new Div();
    private String label = "";
    private @Nullable transient GatewayKind kind;
    private @Nullable transient GatewayHealth health;

    GatewayButton(Clock clock) {
        this.clock = clock;
        button.addClassName("gateway-button");
        button.getElement().setAttribute("type", "button");
        about.addClassName("gateway-about");
        var popover = new Popover(about);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.TOP_END);
        popover.setAriaLabel("The gateway of this profile");
        popover.addOpenedChangeListener(_ -> describe());
        getContent().addClassName("gateway");
        getContent().add(button);
    }

    void show(String profile, GatewayKind nowKind, GatewayHealth nowHealth) {
        if (nowKind == kind && nowHealth.equals(health) && profile.equals(label)) {
            return;
        }
        label = profile;
        kind = nowKind;
        health = nowHealth;
        var words = HealthWords.of(nowKind, nowHealth, clock.instant());
        button.removeAll();
        var dot = new Span();
        dot.addClassNames("state-dot");
        dot.getElement().setAttribute("aria-hidden", "true");
        button.add(dot, new Span(nowKind == GatewayKind.REHEARSAL
                ? "rehearsal agent"
                : words.state().equals("ready") ? "gateway " + label : label + " " + words.state()));
        button.setClassName("gateway-button " + words.look());
        describe();
    }

    private void describe() {
        about.removeAll();
        if (kind != null && health != null) {
            var words = HealthWords.of(kind, health, clock.instant());
            var title = new Span(label + ": " + words.state());
            title.addClassName("gateway-title");
            about.add(title);
            words.lines().forEach(line -> about.add(new Paragraph(line)));
        }
    }
}
