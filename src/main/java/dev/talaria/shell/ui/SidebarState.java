package dev.talaria.shell.ui;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// What one window asks of its sidebar: nobody else's business, and gone with the window.
///
/// @param scope the profile whose sessions are listed; nothing for all
/// @param filter what is typed into the search field
/// @param shown how many rows of a section are wanted, where that is not the first page
/// @param open the session on the screen, by any of its segments
/// @param zone where days begin for who is looking
record SidebarState(Optional<ProfileName> scope, String filter, Map<String, Integer> shown, Optional<Opened> open,
        ZoneId zone) {
    SidebarState {
        shown = Map.copyOf(shown);
    }

    record Opened(ProfileName profile, StoredId segment) {}

    static SidebarState initial(Optional<ProfileName> scope) {
        return new SidebarState(scope, "", Map.of(), Optional.empty(), ZoneId.systemDefault());
    }

    SidebarState scopedTo(Optional<ProfileName> newScope) {
        return new SidebarState(newScope, filter, shown, open, zone);
    }

    SidebarState filteredBy(String newFilter) {
        return new SidebarState(scope, newFilter, shown, open, zone);
    }

    SidebarState showing(String section, int rows) {
        var more = new HashMap<>(shown);
        more.put(section, rows);
        return new SidebarState(scope, filter, more, open, zone);
    }

    SidebarState opened(Optional<Opened> session) {
        return new SidebarState(scope, filter, shown, session, zone);
    }

    SidebarState in(ZoneId newZone) {
        return new SidebarState(scope, filter, shown, open, newZone);
    }
}
