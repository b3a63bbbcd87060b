package dev.talaria.shell.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.SessionKey;

/// The sessions that do not just stand in their profile's page.
///
/// @param waiting for somebody: shown before everything else
/// @param pinned in the member's order, without those that wait
/// @param leaving shown nowhere any more
/// @param sticky stay on their page although newer ones push them off: the one on the screen, those at work
record Apart(List<SessionSummary> waiting, List<SessionSummary> pinned, List<SessionSummary> leaving,
        List<SessionSummary> sticky) {
    int size() {
        return waiting.size() + pinned.size() + leaving.size();
    }

    /// Those that are shown elsewhere or nowhere.
    Set<SessionKey> aside(Predicate<SessionSummary> condition) {
        var keys = keys(waiting, condition);
        keys.addAll(keys(pinned, condition));
        keys.addAll(keys(leaving, condition));
        return keys;
    }

    static Set<SessionKey> keys(List<SessionSummary> sessions, Predicate<SessionSummary> condition) {
        var keys = new HashSet<SessionKey>();
        sessions.stream().filter(condition).forEach(session -> keys.add(session.key()));
        return keys;
    }
}
