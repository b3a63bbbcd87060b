package dev.talaria.shell.ui;

import java.util.Optional;

import com.vaadin.flow.router.Location;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// What an address of Talaria says about the sidebar.
///
/// @param isList whether it names a list of sessions: of one profile, or of all where no profile is named; where one is to be
///        begun, the list beside it stays as it is
/// @param open the session that it names
record Address(boolean isList, Optional<ProfileName> profile, Optional<SidebarState.Opened> open) {
    static Address of(Location location) {
        var segments = location.getSegments();
        var isProfile = segments.size() >= 2 && segments.getFirst().equals("p");
        var profile = isProfile ? ProfileName.parse(segments.get(1)) : Optional.<ProfileName>empty();
        var isSession = segments.size() == 4 && isProfile && segments.get(2).equals("s");
        var open = isSession
                ? profile.flatMap(name -> StoredId.parse(segments.get(3)).map(id -> new SidebarState.Opened(name, id)))
                : Optional.<SidebarState.Opened>empty();
        var isNew = location.getQueryParameters().getParameters().containsKey("new");
        var isList = location.getPath().equals("sessions") || (segments.size() == 2 && profile.isPresent() && !isNew);
        return new Address(isList, profile, open);
    }
}
