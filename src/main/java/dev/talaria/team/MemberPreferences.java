package dev.talaria.team;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.talaria.shared.ProfileName;

/// What a member chose about how things look.
///
/// @param scope the profile whose sessions are listed; nothing for all of them
/// @param grouping how one profile's list is cut
/// @param profileOrder the rail's order; profiles not in it come behind, by name
/// @param profileHues colours chosen by hand, in degrees
/// @param closedSections ids of the sections that are folded away
/// @param openSections ids of the sections, closed by default, that were opened
public record MemberPreferences(Optional<ProfileName> scope, Grouping grouping, Theme theme,
        List<ProfileName> profileOrder, Map<ProfileName, Integer> profileHues, Set<String> closedSections,
        Set<String> openSections) {
    public static final MemberPreferences INITIAL = new MemberPreferences(Optional.empty(), Grouping.DATE, Theme.SYSTEM,
            List.of(), Map.of(), Set.of(), Set.of());

    public MemberPreferences {
        profileOrder = List.copyOf(profileOrder);
        profileHues = Map.copyOf(profileHues);
        closedSections = Set.copyOf(closedSections);
        openSections = Set.copyOf(openSections);
    }

    public enum Grouping {
        DATE, FOLDER, SOURCE
    }

    public enum Theme {
        LIGHT, DARK, SYSTEM
    }
}
