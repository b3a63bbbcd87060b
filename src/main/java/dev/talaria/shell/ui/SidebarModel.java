package dev.talaria.shell.ui;

import java.util.List;
import java.util.Optional;

import dev.talaria.live.Activity;
import dev.talaria.team.MemberPreferences;

/// All that the sidebar shows at one moment.
///
/// @param rail nothing for who has one profile only
/// @param current key of the session on the screen; empty where there is none
/// @param begin where a new session is begun; nothing where the member may begin none
/// @param waiting how many sessions wait for somebody, in all profiles
/// @param strongest what the strongest of all sessions does
/// @param grouping how the one list is cut; nothing where there are several
record SidebarModel(List<SectionModel> sections, Optional<RailModel> rail, String current,
        Optional<String> begin, int waiting, Activity strongest, Optional<MemberPreferences.Grouping> grouping,
        MemberPreferences.Theme theme) {
    SidebarModel {
        sections = List.copyOf(sections);
    }
}
