package dev.talaria.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.SessionKey;

/// What lists show of sessions before their files say so: a new title, or that they are gone. Held until the file has caught
/// up, or until it turns out otherwise.
@Component
class Foreseen {
    /// A file that has not caught up by then never will: what it says is shown again.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionCatalogue catalogue;
    private final LiveBells bells;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<SessionKey, Leaving> leaving = new ConcurrentHashMap<>();
    private final Map<SessionKey, Expected> titles = new ConcurrentHashMap<>();

    Foreseen(SessionCatalogue catalogue, LiveBells bells, Clock clock) {
        this.catalogue = catalogue;
        this.bells = bells;
        this.clock = clock;
    }

    /// One thing that somebody asked for.
    ///
    /// @param change tells one from the next, even of the same session
    /// @param until when it is not believed any more; nothing while the gateway is at it
    record Expected(long change, String title, Optional<Instant> until) {
        boolean isSettled() {
            return until.isPresent();
        }
    }

    /// A session that goes.
    ///
    /// @param forGood whether it is deleted, not archived
    /// @param until when that is not believed any more; nothing while the gateway is at it
    private record Leaving(boolean forGood, Optional<Instant> until) {}

    /// No list shows the session from now on.
    void leaves(SessionKey session) {
        leaving.put(session, new Leaving(false, Optional.empty()));
        bells.notes(session.profile());
    }

    /// The gateway has archived it; the file will say so in a moment.
    void left(SessionKey session) {
        left(session, false);
    }

    /// The gateway has deleted it, perhaps from the archive; the file will say so in a moment.
    void gone(SessionKey session) {
        left(session, true);
    }

    private void left(SessionKey session, boolean forGood) {
        leaving.computeIfPresent(session, (_, _) -> new Leaving(forGood, Optional.of(soon())));
        bells.notes(session.profile());
    }

    /// Lists show it again, as its file has it.
    void stays(SessionKey session) {
        leaving.remove(session);
        bells.notes(session.profile());
    }

    Collection<SessionKey> leaving() {
        leaving.entrySet().removeIf(entry -> isOver(entry.getValue().until())
                || (entry.getValue().until().isPresent() && hasGone(entry.getKey(), entry.getValue().forGood())));
        return List.copyOf(leaving.keySet());
    }

    private boolean hasGone(SessionKey session, boolean forGood) {
        return onDisk(session).map(stored -> !forGood && stored.archived()).orElse(true);
    }

    /// @return to settle or take back this one, and none that came after it
    Expected calls(SessionKey session, String title) {
        var expected = new Expected(changes.incrementAndGet(), title, Optional.empty());
        titles.put(session, expected);
        bells.notes(session.profile());
        return expected;
    }

    void called(SessionKey session, Expected title) {
        titles.replace(session, title, settled(title));
        bells.notes(session.profile());
    }

    void calledAsBefore(SessionKey session, Expected title) {
        titles.remove(session, title);
        bells.notes(session.profile());
    }

    Map<SessionKey, String> titles() {
        titles.entrySet().removeIf(entry -> isOver(entry.getValue().until())
                || (entry.getValue().isSettled() && titleOnDisk(entry.getKey()).equals(entry.getValue().title())));
        var shown = new LinkedHashMap<SessionKey, String>();
        titles.forEach((session, expected) -> shown.put(session, expected.title()));
        return shown;
    }

    private String titleOnDisk(SessionKey session) {
        return onDisk(session).flatMap(SessionSummary::title).orElse("");
    }

    private Optional<SessionSummary> onDisk(SessionKey session) {
        return catalogue.onDisk(session.profile(), session.root());
    }

    private Expected settled(Expected expected) {
        return new Expected(expected.change(), expected.title(), Optional.of(soon()));
    }

    private Instant soon() {
        return clock.instant().plus(PATIENCE);
    }

    private boolean isOver(Optional<Instant> until) {
        return until.filter(clock.instant()::isAfter).isPresent();
    }
}
