package dev.talaria.chat.ui;

import java.util.Optional;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;

import dev.talaria.live.LiveSession;
import dev.talaria.shared.SessionKey;

/// Where a member writes to an agent: what waits to be sent, and what is being typed. Made by [SessionParts].
class Composer extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    Composer() {
        getContent().addClassName("composer");
    }

    /// Shows how the session stands now; another session than before brings its own draft along.
    ///
    /// @param readOnlyBecause why nobody may ever type here, in words
    void show(SessionKey session, LiveSession live, Optional<String> readOnlyBecause) {
        getContent().getElement().setAttribute("data-session", session.profile() + "/" + session.root());
        getContent().setText(readOnlyBecause.orElse(live.busy() ? "A turn runs." : ""));
    }
}
