package dev.talaria.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;

import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Preferences;

/// The front door: leads on to the member's last scope.
@Route("")
class HomeView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient CurrentMember currentMember;
    private final transient Preferences preferences;
    private final transient Profiles profiles;

    HomeView(CurrentMember currentMember, Preferences preferences, Profiles profiles) {
        this.currentMember = currentMember;
        this.preferences = preferences;
        this.profiles = profiles;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var member = currentMember.get();
        var scope = preferences.of(member).scope().filter(name -> profiles.find(member, name).isPresent());
        event.forwardTo(scope.map(SessionLinks::profile).orElse("sessions"));
    }
}
