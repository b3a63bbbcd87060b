package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;

import org.jspecify.annotations.Nullable;

import dev.talaria.live.LiveSession;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.ui.Following;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;

/// One session on the screen: read in full, growing as it grows on disk, and live while its agent works.
@Route("p/:profile/s/:id")
class SessionView extends Composite<Main> implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Member member;
    private final transient StoredHalf stored;
    private final transient LiveHalf live;
    private final transient Following<FileLook> following;
    private final transient Following<LiveLook> streaming;

    private final transient SessionFrame frame;
    private transient TurnsOnScreen turns = new TurnsOnScreen();
    private Conversation conversation;
    private @Nullable transient SessionViewModel viewModel;
    private @Nullable transient Opened opened;
    private @Nullable transient SessionKey listened;
    private @Nullable transient SessionScreen seen;
    private @Nullable transient LiveLook heard;
    private String title = "";

    private record Opened(ProfileName profile, StoredId segment) {}

    /// @param number which read of the file this is
    private record FileLook(SessionScreen screen, long number) {}

    /// @param session nothing where there is none
    private record LiveLook(Optional<LiveSession> session) {}

    SessionView(CurrentMember currentMember, StoredHalf stored, LiveHalf live, SessionParts parts,
            Background background) {
        member = currentMember.get();
        this.stored = stored;
        this.live = live;
        following = new Following<>(this, background);
        streaming = Following.streaming(this, background);
        frame = parts.frame(this::pin);
        conversation = live.conversation(member, turns, this::showEarlier);
        getContent().addClassName("session");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var profile = parameters.get("profile")
                .flatMap(ProfileName::parse)
                .filter(name -> stored.knows(member, name));
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
        streaming.stop();
        listened = null;
        heard = null;
        seen = null;
        frame.forget();
        title = "";
        var model = stored.model(member, session.profile(), session.segment());
        viewModel = model;
        var sides = new TurnsOnScreen();
        turns = sides;
        conversation = live.conversation(member, sides, this::showEarlier);
        getContent().removeAll();
        getContent().add(SessionStates.loading());
        following.start(bell -> stored.follow(member, session.profile(), bell), () -> {
            var number = sides.beginReading();
            return new FileLook(model.look(), number);
        }, this::show);
        getElement().executeJs("return /^#m[0-9]{1,18}$/.test(location.hash) ? location.hash.substring(2) : ''")
                .then(String.class, message -> {
                    if (!message.isEmpty()) {
                        model.seek(Long.parseLong(message));
                        following.lookAgain();
                    }
                });
    }

    private void show(FileLook look) {
        seen = look.screen();
        turns.hasRead(look.number(), look.screen() instanceof SessionScreen.Showing showing
                ? showing.entries()
                : List.of());
        switch (look.screen()) {
            case SessionScreen.Showing showing -> {
                listen(showing.details().key());
                show(showing);
            }
            case SessionScreen.Missing missing -> {
                listen(missing.key());
                showUnstored(missing);
            }
            case SessionScreen.Unreadable unreadable -> replace(SessionStates.unreadable(unreadable, this::retry));
        }
    }

    /// From here on what is live is shown, too. Only now is it known which session an address means.
    private void listen(SessionKey session) {
        if (!session.equals(listened)) {
            listened = session;
            streaming.start(bell -> live.follow(member, session, bell),
                    () -> new LiveLook(live.find(member, session)), this::hear);
        }
    }

    private void hear(LiveLook look) {
        heard = look;
        var successor = look.session().map(LiveSession::key).filter(key -> !key.equals(listened));
        if (successor.isPresent()) {
            getUI().ifPresent(ui -> ui.navigate(SessionLinks.session(successor.get())));
            return;
        }
        look.session().ifPresent(session -> {
            if (conversation.now(session)) {
                following.lookAgain();
            }
        });
        switch (seen) {
            case SessionScreen.Showing _ -> conversation.stream();
            case SessionScreen.Missing missing -> showUnstored(missing);
            case SessionScreen.Unreadable _ -> {
                // what is live is shown again with the rest
            }
            case null -> {
                // the file is still being read
            }
        }
        look.session().ifPresent(this::frame);
    }

    /// A session that no file holds is shown as soon as it is known to live.
    private void showUnstored(SessionScreen.Missing missing) {
        var known = heard;
        if (known == null) {
            return;
        }
        known.session().filter(UnstoredSession::isThere)
                .ifPresentOrElse(session -> showUnstored(missing, session),
                        () -> replace(SessionStates.missing()));
    }

    private void showUnstored(SessionScreen.Missing missing, LiveSession session) {
        if (conversation.getParent().isPresent()) {
            conversation.stream();
        } else {
            show(UnstoredSession.screen(missing, session));
        }
    }

    private void show(SessionScreen.Showing showing) {
        if (conversation.getParent().isEmpty()) {
            frame.around(getContent(), conversation);
        }
        frame.show(showing);
        var session = Optional.ofNullable(heard).flatMap(LiveLook::session);
        session.ifPresent(conversation::now);
        conversation.show(showing);
        session.ifPresent(this::frame);
        name(showing.details().label());
    }

    private void frame(LiveSession session) {
        if (conversation.getParent().isPresent()) {
            frame.show(session, seen instanceof SessionScreen.Showing showing
                    ? Optional.of(showing.details())
                    : Optional.empty());
        }
    }

    private void name(String label) {
        var name = label + " · Talaria";
        if (!name.equals(title)) {
            title = name;
            getUI().ifPresent(ui -> ui.getPage().setTitle(name));
        }
    }

    /// What was read stays on the screen behind no failure: it is shown again as soon as the file answers.
    private void replace(Component state) {
        conversation = live.conversation(member, turns, this::showEarlier);
        getContent().removeAll();
        getContent().add(state);
    }

    private void retry() {
        Optional.ofNullable(opened).ifPresent(session -> {
            stored.retry(member, session.profile());
            following.lookAgain();
        });
    }

    private void showEarlier() {
        Optional.ofNullable(viewModel).ifPresent(SessionViewModel::wantEarlier);
        following.lookAgain();
    }

    private void pin(boolean wanted) {
        Optional.ofNullable(listened).ifPresent(session -> stored.pin(member, session, wanted));
    }

    @Override
    public String getPageTitle() {
        return "Session · Talaria";
    }
}
