package dev.talaria.shell.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;

import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Following;
import dev.talaria.shared.ui.InnerLink;
import dev.talaria.team.Member;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;

/// The sidebar of one window: search, sessions, rail.
@JsModule("./shortcuts.ts")
class Sidebar extends Composite<Aside> implements SidebarActions, RailActions {
    private static final long serialVersionUID = 1L;

    private final transient SidebarViewModel viewModel;
    private final transient Member member;
    private final transient SessionCatalogue catalogue;
    private final transient Preferences preferences;
    private final transient Pins pins;
    private final transient Following<SidebarModel> following;
    private final transient Background background;
    private final transient LiveParts live;
    private final transient Tidying tidying;

    private final TabSigns tabSigns = new TabSigns();
    private final SidebarTools tools = new SidebarTools(this::filter);
    private final SessionNav sections = new SessionNav(this);
    private final ProfileRail rail = new ProfileRail(this);
    private final GroupingChoice grouping = new GroupingChoice(
            chosen -> change(choices -> Choices.grouped(choices, chosen)));
    /// What is left of the rail for who has one profile: the way to the system page.
    private final Div foot = new Div(new InnerLink("system", "System"));
    private final Brand brand;
    private String current = "";
    private boolean arrived;

    Sidebar(SidebarViewModel viewModel, Member member, SessionCatalogue catalogue, Preferences preferences, Pins pins,
            LiveParts live, Background background, boolean sample) {
        this.viewModel = viewModel;
        this.member = member;
        this.catalogue = catalogue;
        this.preferences = preferences;
        this.pins = pins;
        following = new Following<>(this, background);
        this.background = background;
        this.live = live;
        tidying = new Tidying(this, member, live.actions());
        brand = new Brand(theme -> change(choices -> Choices.themed(choices, theme)));

        var nav = new Nav(grouping, sections);
        nav.setAriaLabel("Sessions");
        rail.setVisible(false);
        foot.addClassName("foot");
        foot.setVisible(false);
        getContent().addClassName("sidebar");
        getContent().add(brand);
        if (sample) {
            getContent().add(sampleNote());
        }
        getContent().add(tools, nav, rail, foot, tabSigns);
    }

    private static Div sampleNote() {
        var note = new Div("Sample home: no Hermes was found, so these sessions are made up.");
        note.addClassName("sample-note");
        return note;
    }

    /// Days begin at the midnight of who is looking. A browser may say anything, or nothing.
    private static ZoneId zone(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails().getTimeZoneId())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElseGet(ZoneId::systemDefault);
    }

    private void follow() {
        following.start(viewModel::followAll, viewModel::look, this::show);
    }

    private void show(SidebarModel model) {
        current = model.current();
        tools.show(model.begin());
        tabSigns.show(model.waiting(), model.strongest());
        sections.show(model.sections(), model.current());
        rail.setVisible(model.rail().isPresent());
        foot.setVisible(model.rail().isEmpty());
        model.rail().ifPresent(rail::show);
        grouping.setVisible(model.grouping().isPresent());
        model.grouping().ifPresent(grouping::show);
        brand.show(model.theme());
        if (viewModel.followsOthersThanThere()) {
            follow();
        }
    }

    /// Shows another scope or marks another session, as the address says. The first address is where looking begins, so that
    /// a window never shows a scope that it was not asked for.
    void goTo(Optional<ProfileName> scope, Optional<SidebarState.Opened> open) {
        viewModel.change(state -> state.scopedTo(scope).opened(open));
        if (arrived) {
            following.lookAgain();
        } else {
            arrived = true;
            brand.show(preferences.of(member).theme());
            viewModel.change(state -> state.in(zone(getUI().orElseThrow())));
            follow();
            tidying.resume();
        }
    }

    SidebarState state() {
        return viewModel.state();
    }

    private void filter(String text) {
        viewModel.change(state -> state.filteredBy(text));
        following.lookAgain();
    }

    @Override
    public void more(String section) {
        var firstPage = section.startsWith("list:") || section.equals(FilterResults.ID)
                ? Sections.ONE_LIST_PAGE
                : Sections.GROUP_PAGE;
        var step = firstPage == Sections.GROUP_PAGE ? Sections.GROUP_STEP : firstPage;
        viewModel.change(state -> state.showing(section, state.shown().getOrDefault(section, firstPage) + step));
        following.lookAgain();
    }

    @Override
    public void toggle(String section, boolean open) {
        change(choices -> Choices.toggled(choices, section, open));
    }

    @Override
    public void retry(String section) {
        var scope = viewModel.state().scope();
        var name = section.startsWith("profile:")
                ? ProfileName.parse(section.substring("profile:".length()))
                : section.startsWith("list:") ? ProfileName.parse(section.substring("list:".length())) : scope;
        name.ifPresent(profile -> background.run(() -> catalogue.retry(member, profile)));
    }

    @Override
    public void rename(SessionKey session, String title) {
        tidying.rename(session, title);
    }

    @Override
    public void archive(List<SessionKey> sessions) {
        tidying.archive(sessions);
    }

    @Override
    public void restore(List<SessionKey> sessions) {
        tidying.restore(sessions);
    }

    /// Nobody stays on the screen of a session that goes; who takes that back comes back to it.
    @Override
    public void delete(List<SessionKey> sessions) {
        var ui = getUI().orElseThrow();
        var away = state().scope().map(SessionLinks::profile).orElse("sessions");
        var open = sessions.stream().filter(session -> session.toString().equals(current)).findFirst();
        tidying.delete(sessions, () -> open.filter(_ -> ui.getActiveViewLocation().getPath().equals(away))
                .ifPresent(session -> ui.navigate(SessionLinks.session(session))));
        if (open.isPresent()
                && live.actions().leaving(member).stream().anyMatch(session -> session.toString().equals(current))) {
            ui.navigate(away);
        }
    }

    @Override
    public void pin(SessionKey session, boolean pinned) {
        background.run(() -> {
            if (pinned) {
                pins.pin(member, session);
            } else {
                pins.unpin(member, session);
            }
        });
    }

    @Override
    public void arrange(List<SessionKey> order) {
        background.run(() -> pins.arrange(member, order));
    }

    @Override
    public void pill() {
        var toAll = viewModel.state().scope().filter(ProfileName::isDefault).isPresent();
        getUI().orElseThrow().navigate(toAll ? "sessions" : SessionLinks.profile(ProfileName.DEFAULT));
    }

    @Override
    public void selectAll() {
        getUI().orElseThrow().navigate("sessions");
    }

    @Override
    public void select(ProfileName profile) {
        getUI().orElseThrow().navigate(SessionLinks.profile(profile));
    }

    @Override
    public void colour(ProfileName profile, Optional<Integer> hue) {
        change(choices -> Choices.coloured(choices, profile, hue));
    }

    @Override
    public void arrangeProfiles(List<ProfileName> order) {
        change(choices -> Choices.arranged(choices, order));
    }

    void change(UnaryOperator<MemberPreferences> change) {
        background.run(() -> preferences.change(member, change));
    }
}
