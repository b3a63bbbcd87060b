package dev.talaria.shell.ui;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.talaria.profiles.ProfileColour;
import dev.talaria.profiles.ProfileList;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SourceNames;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;

/// Says of a session what its row shows.
///
/// @param pinned the sessions that the member keeps at hand
record Rows(ProfileList profiles, Map<ProfileName, ProfileColour> colours, Set<SessionKey> pinned) {
    RowModel row(SessionSummary session) {
        var key = session.key();
        var running = session.running();
        return new RowModel(key.toString(), SessionLinks.session(key), session.label(),
                session.title().isEmpty(), session.preview(), badge(session.source()),
                session.lastActivity().toEpochMilli(), running ? "working" : "idle",
                running ? "working" : "idle", pinned.contains(key), session.tip().value(), exports(key),
                label(key.profile()), colours.get(key.profile()), null);
    }

    String label(ProfileName name) {
        return profiles.find(name).map(profile -> profile.label()).orElse(name.value());
    }

    Optional<ProfileColour> colour(ProfileName name) {
        return Optional.ofNullable(colours.get(name));
    }

    private static @Nullable String badge(String source) {
        return SourceNames.isLocal(source) ? null : SourceNames.label(source);
    }

    private static RowModel.Exports exports(SessionKey key) {
        return new RowModel.Exports(SessionLinks.export(key, "json"), SessionLinks.export(key, "md"),
                SessionLinks.export(key, "html"));
    }
}
