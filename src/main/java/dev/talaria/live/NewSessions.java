package dev.talaria.live;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.OneLine;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.TurnsUnderWay;
import dev.talaria.team.UnwrittenSessions;
import dev.talaria.team.UnwrittenSessions.Begun;

/// The sessions that were begun here, until the file has a row for them.
@Component
class NewSessions {
    private static final int MOST = 200;
    private static final int LONGEST_PREVIEW = 80;

    private final UnwrittenSessions unwritten;
    private final SessionCatalogue catalogue;
    private final LiveBells bells;
    private final Clock clock;
    private final Map<SessionKey, Begun> begun = new ConcurrentHashMap<>();
    /// What a session is called since it was begun anew.
    private final Map<SessionKey, SessionKey> successors = new ConcurrentHashMap<>();

    NewSessions(UnwrittenSessions unwritten, PromptQueue queue, TurnsUnderWay underWay, SessionCatalogue catalogue,
            LiveBells bells, Clock clock) {
        this.unwritten = unwritten;
        this.catalogue = catalogue;
        this.bells = bells;
        this.clock = clock;
        var ran = underWay.all().stream().map(TurnsUnderWay.Begun::session).toList();
        for (var known : unwritten.all()) {
            if (ran.contains(known.session()) || !queue.of(known.session()).isEmpty()) {
                begun.put(known.session(), known);
            } else {
                // nothing is left that could be said in it
                unwritten.forget(known.session());
            }
        }
    }

    void began(SessionKey session, NewSession wanted, String prompt) {
        keep(new Begun(session, wanted.folder(), wanted.model().map(SessionSetting.Model::model),
                wanted.model().map(SessionSetting.Model::provider), wanted.effort(), wanted.fast(),
                OneLine.of(prompt, LONGEST_PREVIEW), clock.instant()));
        all().stream().skip(MOST).map(LiveSessions.Unstored::session).toList().forEach(this::forget);
    }

    private void keep(Begun now) {
        unwritten.keep(now);
        begun.put(now.session(), now);
        bells.notes(now.session().profile());
    }

    /// How it was to begin; nothing where a file holds it, or where it did not begin here.
    Optional<NewSession> unwritten(SessionKey session) {
        return Optional.ofNullable(begun.get(session)).filter(_ -> !isStored(session)).map(NewSessions::wanted);
    }

    private static NewSession wanted(Begun begun) {
        return new NewSession(begun.folder(),
                begun.model().map(model -> new SessionSetting.Model(model, begun.provider().orElse(""), true)),
                begun.effort(), begun.fast());
    }

    /// It was begun anew, for nobody knew of it any more, and has another name since.
    void beganAnew(SessionKey before, SessionKey now) {
        Optional.ofNullable(begun.get(before)).ifPresent(known -> keep(new Begun(now, known.folder(), known.model(),
                known.provider(), known.effort(), known.fast(), known.preview(), known.at())));
        successors.put(before, now);
        gone(before);
    }

    /// The name that the session has now.
    SessionKey now(SessionKey session) {
        return successors.getOrDefault(session, session);
    }

    void gone(SessionKey session) {
        if (begun.containsKey(session)) {
            forget(session);
            bells.notes(session.profile());
        }
    }

    private void forget(SessionKey session) {
        begun.remove(session);
        unwritten.forget(session);
    }

    /// Newest first.
    List<LiveSessions.Unstored> all() {
        begun.keySet().stream().filter(this::isStored).toList().forEach(this::forget);
        return begun.values().stream()
                .map(known -> new LiveSessions.Unstored(known.session(), known.preview(), known.at()))
                .sorted(Comparator.comparing(LiveSessions.Unstored::startedAt).reversed())
                .toList();
    }

    private boolean isStored(SessionKey session) {
        return catalogue.onDisk(session.profile(), session.root()).isPresent();
    }
}
