package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.talaria.shared.StoredId;

/// The sessions that were created or attached here, by every id that leads to them.
final class AttachedSessions {
    private static final int MOST_HELD = 20_000;

    private final Function<StoredId, AttachedSession> making;
    private final Map<StoredId, AttachedSession> byId = new HashMap<>();
    private final Map<String, AttachedSession> byRuntime = new HashMap<>();
    private final List<Early> early = new ArrayList<>();
    private int opening;

    /// What came of a session before it was known.
    private record Early(String runtime, Consumer<AttachedSession> heard) {}

    /// @param making makes one that is known only by name
    AttachedSessions(Function<StoredId, AttachedSession> making) {
        this.making = making;
    }

    /// The session that this id leads to, made where there is none.
    synchronized AttachedSession named(StoredId id) {
        return byId.computeIfAbsent(id, making);
    }

    synchronized Optional<AttachedSession> find(StoredId id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<AttachedSession> findRuntime(String runtime) {
        return Optional.ofNullable(byRuntime.get(runtime));
    }

    synchronized List<AttachedSession> all() {
        return byId.values().stream().distinct().toList();
    }

    /// Lets the id lead to the session, which may have been found to be another's than was thought.
    synchronized void lead(StoredId id, AttachedSession session) {
        byId.put(id, session);
    }

    /// Lets the runtime id lead to the session.
    ///
    /// @return what came of it before it was known, to be given to it
    synchronized List<Consumer<AttachedSession>> bind(String runtime, AttachedSession session) {
        byRuntime.values().removeIf(session::equals);
        byRuntime.put(runtime, session);
        var its = early.stream().filter(one -> one.runtime().equals(runtime)).toList();
        early.removeAll(its);
        return its.stream().map(Early::heard).toList();
    }

    synchronized void forget(AttachedSession session) {
        byId.values().removeIf(session::equals);
        byRuntime.values().removeIf(session::equals);
    }

    /// A session is being opened: what comes from one that is not known may be its.
    synchronized void opens() {
        opening++;
    }

    synchronized void opened() {
        opening--;
        if (opening == 0) {
            early.clear();
        }
    }

    /// Keeps what came of a session that is not known yet, while one is being opened.
    ///
    /// @return false where none is, and nobody will know it
    synchronized boolean keep(String runtime, Consumer<AttachedSession> heard) {
        return opening > 0 && early.size() < MOST_HELD && early.add(new Early(runtime, heard));
    }
}
