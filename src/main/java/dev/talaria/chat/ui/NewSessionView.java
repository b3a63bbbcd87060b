package dev.talaria.chat.ui;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;

/// A profile with no session open: whatever is said here begins one.
@Route("p/:profile")
class NewSessionView extends Composite<Main> implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Member member;
    private final transient Profiles profiles;
    private final transient NewSessionParts newParts;
    private final H1 headline = new H1();
    private final Paragraph sentence = new Paragraph();
    private final ProfileChoice choice;
    private final FirstComposer composer;
    private @Nullable transient Profile profile;

    NewSessionView(CurrentMember currentMember, Profiles profiles, ComposerParts parts, NewSessionParts newParts) {
        member = currentMember.get();
        this.profiles = profiles;
        this.newParts = newParts;
        choice = newParts.choice();
        composer = newParts.composer(parts);
        sentence.addClassName("greeting-sentence");
        var middle = new Div(headline, sentence, choice, composer);
        middle.addClassName("new-session-middle");
        getContent().addClassName("new-session");
        getContent().add(middle);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var found = event.getRouteParameters()
                .get("profile")
                .flatMap(ProfileName::parse)
                .flatMap(name -> profiles.find(member, name));
        profile = found.orElse(null);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class, "There is no profile of that name.");
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Optional.ofNullable(profile).ifPresent(this::show);
        if (event.getLocation().getQueryParameters().getParameters().containsKey("new")) {
            composer.expect();
        }
    }

    private void show(Profile now) {
        greet(Greeting.of(now));
        Arrival.show(this, Promised.by(newParts.background(), () -> newParts.personalities().of(member, now.name()),
                _ -> Optional.<String>empty()), personality -> {
                    if (now.equals(profile)) {
                        personality.ifPresent(name -> greet(Greeting.of(now, name)));
                    }
                });
        choice.show(now.name());
        composer.show(now);
    }

    private void greet(Greeting greeting) {
        headline.setText(greeting.headline());
        sentence.setText(greeting.sentence());
    }

    @Override
    public String getPageTitle() {
        return Optional.ofNullable(profile).map(now -> now.label() + " · Talaria").orElse("Talaria");
    }
}
