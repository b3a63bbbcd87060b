package dev.talaria.shared.ui;

import com.vaadin.flow.component.html.Anchor;

/// A link within Talaria, followed without loading the page anew. Its address is relative to the root of the application.
public final class InnerLink extends Anchor {
    private static final long serialVersionUID = 1L;

    public InnerLink(String address, String text) {
        super(address, text);
        getElement().setAttribute("router-link", true);
    }

    /// Looks like a button: for the way on from a page that has nothing else.
    public InnerLink asButton() {
        addClassName("btn");
        return this;
    }
}
