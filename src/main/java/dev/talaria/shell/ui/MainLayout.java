package dev.talaria.shell.ui;

import java.time.Clock;
import java.util.Optional;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;

import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;

/// The frame of every screen: the sidebar, and beside it what the address names.
@Layout
class MainLayout extends Composite<Div> implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    private final Sidebar sidebar;
    private final Div content = new Div();
    private boolean arrived;
    private final transient Preferences preferences;
    private final transient CurrentMember currentMember;

    MainLayout(CurrentMember currentMember, Profiles profiles, SessionCatalogue catalogue, Preferences preferences,
            Pins pins, LiveParts live, Background background, Clock clock) {
        this.preferences = preferences;
        this.currentMember = currentMember;
        var member = currentMember.get();
        sidebar = new Sidebar(new SidebarViewModel(member, profiles, catalogue, preferences, pins, live, clock),
                member, catalogue, preferences, pins, live, background, profiles.home().isSample());
        content.addClassName("content");
        var drawer = new NativeButton();
        drawer.addClassName("drawer-button");
        drawer.setAriaLabel("Show the sessions");
        drawer.addClassName("btn");
        drawer.getElement().setAttribute("type", "button");
        drawer.add(VaadinIcon.MENU.create());
        var backdrop = new Div();
        backdrop.addClassName("drawer-backdrop");
        getContent().addClassName("shell");
        getContent().add(sidebar, backdrop, drawer, content);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldView) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var address = Address.of(event.getLocation());
        sidebar.goTo(scope(address), address.open());
        getContent().getElement().getClassList().set("browsing", address.isList());
        if (address.isList()) {
            sidebar.change(choices -> Choices.scoped(choices, address.profile()));
        }
    }

    /// A list's address names the scope. A session's leaves a window's scope as it is, unless it would hide the session; a
    /// fresh window starts with what the member last chose.
    private Optional<ProfileName> scope(Address address) {
        if (address.isList()) {
            arrived = true;
            return address.profile();
        }
        var before = arrived ? sidebar.state().scope() : preferences.of(currentMember.get()).scope();
        arrived = true;
        var hidden = before.isPresent() && address.profile().isPresent() && !before.equals(address.profile());
        return hidden ? address.profile() : before;
    }
}
