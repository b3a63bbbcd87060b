package dev.talaria.shared.ui;

import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/// Names a profile, with its colour.
public final class ProfileChip extends Anchor {
    private static final long serialVersionUID = 1L;

    /// @param light the colour on a light ground, `#rrggbb`; nothing for a neutral one
    /// @param dark the colour on a dark ground
    public ProfileChip(String label, String address, Optional<String> light, Optional<String> dark) {
        super(address);
        addClassNames("chip", "profile-chip");
        getElement().setAttribute("router-link", true);
        var square = new Span();
        square.addClassName("square");
        square.getElement().setAttribute("aria-hidden", "true");
        light.flatMap(day -> dark.map(night -> "light-dark(" + day + ", " + night + ")"))
                .ifPresent(colour -> square.getStyle().set("--c", colour));
        add(square, new Span(label));
    }
}
