package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.moment;
import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Snapshot.Inflight;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads how a session stands from what creating, resuming or activating it answers.
final class SnapshotReading {
    private static final Set<String> RUNS = Set.of("waiting", "working", "streaming");

    private SnapshotReading() {}

    /// The stored id that the session has now.
    static Optional<StoredId> storedId(JsonNode result) {
        return said(result, "stored_session_id").or(() -> said(result, "session_key"))
                .or(() -> said(result, "resumed")).flatMap(StoredId::parse);
    }

    static boolean isWaiting(JsonNode result) {
        return text(result, "status").filter("waiting"::equals).isPresent();
    }

    /// @param asked the id that was asked for
    /// @param requests what it is known to wait for
    static Snapshot snapshot(JsonNode result, StoredId asked, List<OpenRequest> requests) {
        return new Snapshot(storedId(result).orElse(asked), FactsReading.facts(result.path("info"), false),
                isRunning(result), isWaiting(result) && requests.isEmpty(), inflight(result),
                requests.stream().<InputRequest>map(OpenRequest::request).toList(),
                moment(result, "turn_started_at").or(() -> moment(result.path("info"), "turn_started_at")),
                ToolReading.todos(result.path("todo_state")), said(result.path("queued"), "user"));
    }

    /// What the backend says that it waits for; old ones say nothing.
    static List<OpenRequest> requests(JsonNode result, Instant now) {
        var requests = new ArrayList<OpenRequest>();
        result.path("open_requests").forEach(request -> said(request, "id")
                .flatMap(id -> InputRequestReading.serverRequest(id, text(request, "method").orElse(""),
                        request.path("params"), now))
                .ifPresent(requests::add));
        if (requests.isEmpty()) {
            pending(result, "approval", now).ifPresent(requests::add);
            pending(result, "clarify", now).ifPresent(requests::add);
        }
        return requests;
    }

    private static Optional<OpenRequest> pending(JsonNode result, String kind, Instant now) {
        var pending = result.path("pending_" + kind);
        return pending.isObject() ? InputRequestReading.event(kind, pending, now) : Optional.empty();
    }

    static boolean isRunning(JsonNode result) {
        return flag(result, "running").or(() -> flag(result.path("info"), "running"))
                .or(() -> text(result, "status").map(RUNS::contains)).orElse(false);
    }

    /// Some backends keep what is left of a turn that failed: that is none which runs.
    private static Optional<Inflight> inflight(JsonNode result) {
        var inflight = result.path("inflight");
        return inflight.isObject() && isRunning(result)
                ? Optional.of(new Inflight(text(inflight, "user").orElse(""), text(inflight, "assistant").orElse(""),
                        corrections(inflight)))
                : Optional.empty();
    }

    private static List<String> corrections(JsonNode inflight) {
        return inflight.path("corrections").valueStream().flatMap(each -> each.stringValueOpt().stream())
                .filter(text -> !text.isBlank()).toList();
    }
}
