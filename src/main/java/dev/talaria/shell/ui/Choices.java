package dev.talaria.shell.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.MemberPreferences.Grouping;
import dev.talaria.team.MemberPreferences.Theme;

/// The single changes that a person makes to what they chose.
final class Choices {
    private Choices() {}

    static MemberPreferences scoped(MemberPreferences choices, Optional<ProfileName> scope) {
        return new MemberPreferences(scope, choices.grouping(), choices.theme(), choices.profileOrder(),
                choices.profileHues(), choices.closedSections(), choices.openSections());
    }

    static MemberPreferences grouped(MemberPreferences choices, Grouping grouping) {
        return new MemberPreferences(choices.scope(), grouping, choices.theme(), choices.profileOrder(),
                choices.profileHues(), choices.closedSections(), choices.openSections());
    }

    static MemberPreferences themed(MemberPreferences choices, Theme theme) {
        return new MemberPreferences(choices.scope(), choices.grouping(), theme, choices.profileOrder(),
                choices.profileHues(), choices.closedSections(), choices.openSections());
    }

    static MemberPreferences arranged(MemberPreferences choices, List<ProfileName> order) {
        return new MemberPreferences(choices.scope(), choices.grouping(), choices.theme(), order,
                choices.profileHues(), choices.closedSections(), choices.openSections());
    }

    static MemberPreferences coloured(MemberPreferences choices, ProfileName profile, Optional<Integer> hue) {
        var hues = new HashMap<>(choices.profileHues());
        hue.ifPresentOrElse(degrees -> hues.put(profile, degrees), () -> hues.remove(profile));
        return new MemberPreferences(choices.scope(), choices.grouping(), choices.theme(), choices.profileOrder(), hues,
                choices.closedSections(), choices.openSections());
    }

    static MemberPreferences toggled(MemberPreferences choices, String section, boolean open) {
        var closed = new HashSet<>(choices.closedSections());
        var opened = new HashSet<>(choices.openSections());
        if (open) {
            closed.remove(section);
            opened.add(section);
        } else {
            closed.add(section);
            opened.remove(section);
        }
        return new MemberPreferences(choices.scope(), choices.grouping(), choices.theme(), choices.profileOrder(),
                choices.profileHues(), closed, opened);
    }
}
