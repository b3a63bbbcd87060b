package dev.talaria.chat.ui;

import org.springframework.stereotype.Component;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.CurrentMember;

/// What profiles are called on the screen.
@Component
class ProfileLabels {
    private final CurrentMember member;
    private final Profiles profiles;

    ProfileLabels(CurrentMember member, Profiles profiles) {
        this.member = member;
        this.profiles = profiles;
    }

    String of(ProfileName profile) {
        return profiles.find(member.get(), profile).map(Profile::label).orElse(profile.value());
    }
}
