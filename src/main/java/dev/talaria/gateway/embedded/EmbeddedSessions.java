package dev.talaria.gateway.embedded;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.embedded.store.SessionStore;
import dev.talaria.shared.StoredId;

/// The live sessions of a gateway, by every id that leads to them. Belongs to the loop.
final class EmbeddedSessions {
    /// What is said of a session that the file does not hold.
    static final String NOT_HERE = "This session is not in the profile's state.db any more.";

    private final Map<StoredId, EmbeddedSession> byId = new HashMap<>();
    private final AgentNotes notes;
    private final SessionStore store;

    EmbeddedSessions(SessionStore store, AgentNotes notes) {
        this.store = store;
        this.notes = notes;
    }

    EmbeddedSession create(StoredId id, NewSession wanted) {
        var choices = new Choices(wanted.model().map(SessionSetting.Model::model).orElse(""),
                wanted.effort().orElse(""), "");
        var session = new EmbeddedSession(id, wanted.folder(), choices, notes);
        byId.put(id, session);
        return session;
    }

    /// The live session, made live first where it is only stored; nothing where there is none.
    Optional<EmbeddedSession> attach(StoredId id) {
        return live(id).or(() -> store.tip(id).map(row -> {
            var session = live(row.id()).orElseGet(() -> EmbeddedSession.of(id, row, notes));
            byId.put(id, session);
            byId.put(row.id(), session);
            return session;
        }));
    }

    Optional<EmbeddedSession> live(StoredId id) {
        return Optional.ofNullable(byId.get(id));
    }

    void rotate(EmbeddedSession session, StoredId next) {
        session.rotateTo(next);
        byId.put(next, session);
    }

    void forget(EmbeddedSession session) {
        byId.values().removeIf(live -> live == session);
    }

    Collection<EmbeddedSession> all() {
        return new HashSet<>(byId.values());
    }
}
