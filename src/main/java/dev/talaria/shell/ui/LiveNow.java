package dev.talaria.shell.ui;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.talaria.live.Activity;
import dev.talaria.live.ActivityNote;
import dev.talaria.live.LiveSessions;
import dev.talaria.live.LiveSessions.Unstored;
import dev.talaria.live.SessionActions;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;

/// What one look finds live, besides what the files say.
///
/// @param notes by session: those that do more than nothing
/// @param titles what sessions were called just now
/// @param leaving what no list shows any more
/// @param unstored begun here and not in a file yet, newest first
/// @param elsewhere whether a session runs in another program
record LiveNow(Map<SessionKey, ActivityNote> notes, Map<SessionKey, String> titles, Set<SessionKey> leaving,
        List<Unstored> unstored, Predicate<SessionSummary> elsewhere) {
    static final LiveNow NOTHING = new LiveNow(Map.of(), Map.of(), Set.of(), List.of(), SessionSummary::running);

    static LiveNow of(Member member, LiveSessions live, SessionActions actions) {
        var leaving = new HashSet<>(actions.leaving(member));
        var notes = new LinkedHashMap<SessionKey, ActivityNote>();
        live.notes(member).stream()
                .filter(note -> !leaving.contains(note.session()))
                .forEach(note -> notes.put(note.session(), note));
        var unstored = live.unstored(member).stream().filter(begun -> !leaving.contains(begun.session())).toList();
        return new LiveNow(notes, actions.titles(member), leaving, unstored, live::runsElsewhere);
    }

    Optional<ActivityNote> note(SessionKey session) {
        return Optional.ofNullable(notes.get(session));
    }

    /// Another program works in it, and what is known here is weaker than that.
    boolean isAtWorkElsewhere(SessionSummary session) {
        return elsewhere.test(session)
                && note(session.key()).filter(note -> note.activity().compareTo(Activity.WORKING) >= 0).isEmpty();
    }

    Stream<ActivityNote> notes(ProfileName profile) {
        return notes.values().stream().filter(note -> note.session().profile().equals(profile));
    }

    List<Unstored> unstored(ProfileName profile) {
        return unstored.stream().filter(begun -> begun.session().profile().equals(profile)).toList();
    }

    /// Those that wait for somebody, the longest waiting first.
    List<SessionKey> waiting() {
        return notes.values().stream()
                .filter(note -> note.activity() == Activity.NEEDS_INPUT)
                .sorted(Comparator.comparing(ActivityNote::since))
                .map(ActivityNote::session)
                .toList();
    }

    /// Those that must not fall off their page while they are at it.
    List<SessionKey> atWork() {
        return notes.values().stream()
                .filter(note -> note.activity().compareTo(Activity.BACKGROUND) >= 0)
                .map(ActivityNote::session)
                .toList();
    }

    Activity strongest() {
        return notes.values().stream().map(ActivityNote::activity).max(Comparator.naturalOrder())
                .orElse(Activity.IDLE);
    }
}
