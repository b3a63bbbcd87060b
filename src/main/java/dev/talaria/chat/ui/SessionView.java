package dev.talaria.chat.ui;

import java.util.Optional;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.Following;
import dev.talaria.shared.ui.InnerLink;
import dev.talaria.shared.ui.PlainState;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;

/// One session on the screen, read in full, growing as it grows on disk.
@Route("p/:profile/s/:id")
class SessionView extends Composite<Main> implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Member member;
    private final transient Profiles profiles;
    private final transient SessionCatalogue catalogue;
    private final transient Transcripts transcripts;
    private final transient Preferences preferences;
    private final transient Pins pins;
    private final transient Following<SessionScreen> following;
    private final transient Background background;

    private final SessionHeader header = new SessionHeader(this::pin);
    private final SessionStatusBar statusBar = new SessionStatusBar();
    private TranscriptList transcript = new TranscriptList(this::showEarlier);
    private @Nullable transient SessionViewModel viewModel;
    private @Nullable transient SessionKey shown;
    private @Nullable transient Opened opened;

    private record Opened(ProfileName profile, StoredId segment) {}

    SessionView(CurrentMember currentMember, Profiles profiles, SessionCatalogue catalogue, Transcripts transcripts,
            Preferences preferences, Pins pins, Background background) {
        member = currentMember.get();
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.transcripts = transcripts;
        this.preferences = preferences;
        this.pins = pins;
        following = new Following<>(this, background);
        this.background = background;
        getContent().addClassName("session");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var profile = parameters.get("profile")
                .flatMap(ProfileName::parse)
                .filter(name -> profiles.find(member, name).isPresent());
        var segment = parameters.get("id").flatMap(StoredId::parse);
        if (profile.isEmpty()) {
            event.rerouteToError(NotFoundException.class, "There is no profile of that name.");
        } else if (segment.isEmpty()) {
            event.rerouteToError(NotFoundException.class, "No session can have that id.");
        } else {
            opened = new Opened(profile.get(), segment.get());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Optional.ofNullable(opened).ifPresent(this::open);
    }

    private void open(Opened session) {
        var model = new SessionViewModel(member, session.profile(), session.segment(), transcripts, profiles,
                preferences,
                pins);
        viewModel = model;
        shown = null;
        transcript = new TranscriptList(this::showEarlier);
        getContent().removeAll();
        getContent().add(loading());
        following.start(
                bell -> catalogue.follow(member, session.profile(), bell).and(pins.follow(member, bell))
                        .and(preferences.follow(member, bell)),
                model::look, this::show);
        getElement().executeJs("return /^#m[0-9]{1,18}$/.test(location.hash) ? location.hash.substring(2) : ''")
                .then(String.class, message -> {
                    if (!message.isEmpty()) {
                        model.seek(Long.parseLong(message));
                        following.lookAgain();
                    }
                });
    }

    private void show(SessionScreen screen) {
        switch (screen) {
            case SessionScreen.Showing showing -> show(showing);
            case SessionScreen.Missing _ -> replace(PlainState.failed("This session is not here",
                    "It may have been deleted, or the address is not quite right.",
                    new InnerLink("sessions", "Show all sessions").asButton()));
            case SessionScreen.Unreadable(var label, var reason) -> replace(PlainState.failed(
                    label + " can't be read", "Its state.db gives no answer: " + reason + ".", retry()));
        }
    }

    private void show(SessionScreen.Showing screen) {
        var details = screen.details();
        shown = details.key();
        if (transcript.getParent().isEmpty()) {
            getContent().removeAll();
            getContent().add(header, transcript, statusBar);
        }
        header.show(screen);
        statusBar.show(details);
        transcript.show(details.key().profile(), screen);
        getUI().ifPresent(ui -> ui.getPage().setTitle(details.label() + " · Talaria"));
    }

    /// What was read stays on the screen behind no failure: it is shown again as soon as the file answers.
    private void replace(PlainState state) {
        transcript = new TranscriptList(this::showEarlier);
        getContent().removeAll();
        getContent().add(state);
    }

    private Component retry() {
        return Buttons.plain("Retry", () -> Optional.ofNullable(opened).ifPresent(session -> {
            background.run(() -> catalogue.retry(member, session.profile()));
            following.lookAgain();
        }));
    }

    private void showEarlier() {
        Optional.ofNullable(viewModel).ifPresent(SessionViewModel::wantEarlier);
        following.lookAgain();
    }

    private void pin(boolean wanted) {
        Optional.ofNullable(shown).ifPresent(session -> background.run(() -> {
            if (wanted) {
                pins.pin(member, session);
            } else {
                pins.unpin(member, session);
            }
        }));
    }

    private static Div loading() {
        var skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassName("transcript-loading");
        skeleton.getElement().setAttribute("role", "status");
        skeleton.getElement().setAttribute("aria-label", "Reading the session");
        return skeleton;
    }

    @Override
    public String getPageTitle() {
        return "Session · Talaria";
    }
}
