package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.List;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Finds in which segment a session goes on, for backends that would open the very segment that they are asked for: a second
/// session on a closed one. What such a backend calls the latest descendant may be a branch, or a subagent's run; only what a
/// compression went on in is the same session.
final class Tips {
    private final HermesRest rest;

    Tips(HermesRest rest) {
        this.rest = rest;
    }

    /// The segment itself where nothing else is known, or the backend lets nobody look.
    StoredId of(Endpoint endpoint, StoredId id) {
        try {
            return found(endpoint, id);
        } catch (NotDone closed) {
            if (closed.why() == Refusal.UNSUPPORTED) {
                return id;
            }
            throw closed;
        }
    }

    private StoredId found(Endpoint endpoint, StoredId id) {
        if (!rest.row(endpoint, id).map(Tips::wasCompressed).orElse(false)) {
            return id;
        }
        var tip = id;
        for (var next : path(endpoint, id)) {
            var parent = tip;
            var goesOn = rest.row(endpoint, next).filter(row -> continues(row, parent));
            if (goesOn.isEmpty()) {
                break;
            }
            tip = next;
            if (!wasCompressed(goesOn.get())) {
                return tip;
            }
        }
        return rest.messages(endpoint, tip).flatMap(messages -> JsonFields.said(messages, "session_id"))
                .flatMap(StoredId::parse).orElse(tip);
    }

    private List<StoredId> path(Endpoint endpoint, StoredId id) {
        var path = new ArrayList<StoredId>();
        rest.descendants(endpoint, id).ifPresent(found -> found.path("path").forEach(step -> StoredId
                .parse(step.asString("")).filter(next -> !next.equals(id)).ifPresent(path::add)));
        return path;
    }

    private static boolean wasCompressed(JsonNode row) {
        return row.path("end_reason").asString("").equals("compression");
    }

    /// Branches and subagents' runs name whom they come from.
    private static boolean continues(JsonNode row, StoredId parent) {
        return !row.path("source").asString("").equals("tool")
                && !row.path("model_config").asString("").contains(parent.value());
    }
}
