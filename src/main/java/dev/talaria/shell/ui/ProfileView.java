package dev.talaria.shell.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.PlainState;
import dev.talaria.team.CurrentMember;

/// One profile's sessions in the sidebar, and no session open yet.
@Route("p/:profile")
class ProfileView extends Composite<Main> implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient CurrentMember currentMember;
    private final transient Profiles profiles;
    private String title = "Talaria";

    ProfileView(CurrentMember currentMember, Profiles profiles) {
        this.currentMember = currentMember;
        this.profiles = profiles;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters()
                .get("profile")
                .flatMap(ProfileName::parse)
                .flatMap(name -> profiles.find(currentMember.get(), name))
                .ifPresentOrElse(this::show,
                        () -> event.rerouteToError(NotFoundException.class, "There is no profile of that name."));
    }

    private void show(Profile profile) {
        title = profile.label() + " · Talaria";
        getContent().removeAll();
        getContent().add(PlainState.empty(profile.label(),
                profile.description().isBlank() ? "Pick a session in the list to read it." : profile.description()));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
