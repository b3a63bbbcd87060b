package dev.talaria.chat.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.InnerLink;
import dev.talaria.shared.ui.PlainState;

/// What a session's screen shows where it has no conversation to show.
final class SessionStates {
    private SessionStates() {}

    static Component loading() {
        var skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassName("transcript-loading");
        skeleton.getElement().setAttribute("role", "status");
        skeleton.getElement().setAttribute("aria-label", "Reading the session");
        return skeleton;
    }

    static Component missing() {
        return PlainState.failed("This session is not here",
                "It may have been deleted, or the address is not quite right.",
                new InnerLink("sessions", "Show all sessions").asButton());
    }

    static Component unreadable(SessionScreen.Unreadable screen, Runnable retry) {
        return PlainState.failed(screen.profileLabel() + " can't be read",
                "Its state.db gives no answer: " + screen.reason() + ".", Buttons.plain("Retry", retry));
    }
}
