package dev.talaria.shell.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ui.PlainState;

/// Every profile's sessions in the sidebar, and no session open yet.
@Route("sessions")
@PageTitle("Sessions · Talaria")
class AllSessionsView extends Composite<Main> {
    private static final long serialVersionUID = 1L;

    AllSessionsView(Profiles profiles) {
        getContent().add(PlainState.empty("All sessions", profiles.home().isSample()
                ? "This is a sample home, made since no Hermes home was found. Pick a session in the list, or begin a new one and talk to an agent."
                : "Pick a session in the list, or begin a new one. The arrow keys move through the list, Ctrl+K searches it."));
    }
}
