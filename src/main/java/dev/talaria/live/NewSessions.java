package dev.talaria.live;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.SessionKey;

/// The sessions that were begun here, until the file has a row for them.
@Component
class NewSessions {
    private static final int MOST = 200;

    private final SessionCatalogue catalogue;
    private final LiveBells bells;
    private final Clock clock;
    private final Map<SessionKey, LiveSessions.Unstored> begun = new ConcurrentHashMap<>();

    NewSessions(SessionCatalogue catalogue, LiveBells bells, Clock clock) {
        this.catalogue = catalogue;
        this.bells = bells;
        this.clock = clock;
    }

    void began(SessionKey session, String prompt) {
        var preview = Activities.onOneLine(prompt);
        begun.put(session, new LiveSessions.Unstored(session, preview, clock.instant()));
        var oldest = all().stream().skip(MOST).map(LiveSessions.Unstored::session).toList();
        oldest.forEach(begun::remove);
        bells.notes(session.profile());
    }

    void gone(SessionKey session) {
        if (begun.remove(session) != null) {
            bells.notes(session.profile());
        }
    }

    boolean holds(SessionKey session) {
        return begun.containsKey(session) && !isStored(session);
    }

    /// Newest first.
    List<LiveSessions.Unstored> all() {
        begun.keySet().removeIf(this::isStored);
        return begun.values().stream()
                .sorted(Comparator.comparing(LiveSessions.Unstored::startedAt).reversed())
                .toList();
    }

    private boolean isStored(SessionKey session) {
        return catalogue.onDisk(session.profile(), session.root()).isPresent();
    }
}
