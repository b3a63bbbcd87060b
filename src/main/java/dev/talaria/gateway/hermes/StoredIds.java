package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// The stored ids that a live session has had: compression gives it a new one.
final class StoredIds {
    private final Set<StoredId> all = new HashSet<>();
    private StoredId now;

    StoredIds(StoredId first) {
        now = first;
        all.add(first);
    }

    StoredId now() {
        return now;
    }

    void is(StoredId id) {
        now = id;
        all.add(id);
    }

    /// The new id, where what `session.info` says is one.
    Optional<StoredId> rotated(JsonNode info) {
        return turned(said(info, "stored_session_id").flatMap(StoredId::parse).filter(id -> !id.equals(now)));
    }

    /// The new id, where a title names one. A title is found in the background: it may name one that the session had before.
    Optional<StoredId> named(JsonNode title) {
        return turned(said(title, "session_id").flatMap(StoredId::parse).filter(id -> !all.contains(id)));
    }

    private Optional<StoredId> turned(Optional<StoredId> id) {
        id.ifPresent(this::is);
        return id;
    }
}
