package dev.talaria.shell.ui;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.talaria.live.ActivityNote;
import dev.talaria.live.LiveSessions.Unstored;
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
/// @param own whether the member may rename, archive and delete a profile's sessions
/// @param talk whether the member may begin one there
record Rows(ProfileList profiles, Map<ProfileName, ProfileColour> colours, Set<SessionKey> pinned, LiveNow live,
        Predicate<ProfileName> own, Predicate<ProfileName> talk) {
    RowModel row(SessionSummary session) {
        var key = session.key();
        var title = title(session);
        return new RowModel(key.toString(), SessionLinks.session(key),
                title.orElse(session.preview().isEmpty() ? "Untitled session" : session.preview()), title.isEmpty(),
                session.preview(), badge(session.source()), session.lastActivity().toEpochMilli(), doing(session),
                pinned.contains(key), session.tip().value(), SessionLinks.exports(key), own.test(key.profile()),
                session.archived(), label(key.profile()), colours.get(key.profile()), null);
    }

    /// A session that no file has yet.
    RowModel row(Unstored begun) {
        var key = begun.session();
        var title = Optional.ofNullable(live.titles().get(key)).filter(given -> !given.isEmpty());
        return new RowModel(key.toString(), SessionLinks.session(key),
                title.orElse(begun.preview().isEmpty() ? "New session" : begun.preview()), title.isEmpty(),
                begun.preview(), null, begun.startedAt().toEpochMilli(),
                live.note(key).map(Rows::doing).orElse(RowModel.Doing.NOTHING), pinned.contains(key),
                key.root().value(), null, own.test(key.profile()), false, label(key.profile()),
                colours.get(key.profile()), null);
    }

    private Optional<String> title(SessionSummary session) {
        return Optional.ofNullable(live.titles().get(session.key()))
                .or(session::title)
                .filter(title -> !title.isEmpty());
    }

    /// What runs in another program is known from its file only.
    private RowModel.Doing doing(SessionSummary session) {
        return live.isAtWorkElsewhere(session)
                ? new RowModel.Doing("working", "", 0)
                : live.note(session.key()).map(Rows::doing).orElse(RowModel.Doing.NOTHING);
    }

    private static RowModel.Doing doing(ActivityNote note) {
        return new RowModel.Doing(Activities.styled(note.activity()), note.words(), note.since().toEpochMilli());
    }

    String label(ProfileName name) {
        return profiles.find(name).map(profile -> profile.label()).orElse(name.value());
    }

    Optional<ProfileColour> colour(ProfileName name) {
        return Optional.ofNullable(colours.get(name));
    }

    /// Where a session of the profile is begun; nothing where the member may not.
    Optional<String> begin(ProfileName name) {
        return talk.test(name) ? Optional.of(SessionLinks.newSession(name)) : Optional.empty();
    }

    private static @Nullable String badge(String source) {
        return SourceNames.isLocal(source) ? null : SourceNames.label(source);
    }
}
