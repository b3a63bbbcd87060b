package dev.talaria.chat.ui;

import java.util.Optional;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Nav;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.ProfileColour;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.ProfileChip;
import dev.talaria.team.Member;
import dev.talaria.team.Preferences;
import dev.talaria.team.Rights;

/// In which profile the new session will be: each is a link to its own fresh composer.
class ProfileChoice extends Composite<Nav> {
    private static final long serialVersionUID = 1L;

    private final transient Member member;
    private final transient Rights rights;
    private final transient Profiles profiles;
    private final transient Preferences preferences;

    ProfileChoice(Member member, Rights rights, Profiles profiles, Preferences preferences) {
        this.member = member;
        this.rights = rights;
        this.profiles = profiles;
        this.preferences = preferences;
        getContent().addClassName("profile-choice");
        getContent().setAriaLabel("Profile of the new session");
    }

    void show(ProfileName current) {
        var all = profiles.list(member).profiles();
        var colours = profiles.colours(all.stream().map(Profile::name).toList(),
                preferences.of(member).profileHues());
        getContent().removeAll();
        var offered = all.stream()
                .filter(each -> each.name().equals(current) || rights.mayTalk(member, each.name()))
                .toList();
        setVisible(offered.size() > 1);
        for (var each : offered) {
            var colour = Optional.ofNullable(colours.get(each.name()));
            var chip = new ProfileChip(each.label(), SessionLinks.profile(each.name()),
                    colour.map(ProfileColour::light), colour.map(ProfileColour::dark));
            if (each.name().equals(current)) {
                chip.addClassName("on");
                chip.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(chip);
        }
    }
}
