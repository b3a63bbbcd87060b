package dev.talaria.shell.ui;

import java.util.List;
import java.util.Optional;

import dev.talaria.team.MemberPreferences;

/// All that the sidebar shows at one moment.
///
/// @param rail nothing for who has one profile only
/// @param current key of the session on the screen; empty where there is none
/// @param grouping how the one list is cut; nothing where there are several
record SidebarModel(List<SectionModel> sections, Optional<RailModel> rail, String current,
        Optional<MemberPreferences.Grouping> grouping, MemberPreferences.Theme theme) {
    SidebarModel {
        sections = List.copyOf(sections);
    }
}
