package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionFacts.Usage;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Understands what a backend says of one session, and remembers as much of it as it takes to understand the next. To be used on
/// one thread at a time: the connection's.
final class EventReading {
    private final StoredId session;
    private final InstantSource clock;
    private final OpenRequests requests = new OpenRequests();
    private final TurnEndReading ending;
    private final TurnText turn = new TurnText();
    private final Set<StoredId> earlier = new HashSet<>();
    private StoredId now;
    private Standing standing = Standing.IDLE;
    private SessionFacts facts = SessionFacts.NONE;

    private enum Standing {
        IDLE, RUNNING,
        /// The answer is finished, and the session is not free yet.
        ENDED
    }

    /// @param session the id under which its events are told, whatever it is called later
    EventReading(StoredId session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        this.now = session;
        this.ending = new TurnEndReading(session, turn);
    }

    /// The stored id that the session has now, as far as has been heard.
    StoredId now() {
        return now;
    }

    /// Whether a turn has begun and the session has not been freed since.
    boolean isBusy() {
        return standing != Standing.IDLE;
    }

    /// Oldest first: an approval that has no id at the backend can only be answered while it is the oldest of them.
    List<OpenRequest> requests() {
        return requests.all();
    }

    Optional<OpenRequest> request(String id) {
        return requests.find(id);
    }

    /// Takes note that a request is answered, so that nobody is told that it is withdrawn.
    void answered(String request) {
        requests.remove(request);
    }

    /// Takes what creating, resuming or activating the session answered as the truth.
    Snapshot stands(JsonNode result) {
        var told = SnapshotReading.requests(result, clock.instant());
        // A backend that repeats nothing still waits for what we remember.
        var isSilent = told.isEmpty() && !result.has("open_requests") && SnapshotReading.isWaiting(result);
        requests.replace(isSilent ? requests.all() : told);
        var snapshot = SnapshotReading.snapshot(result, now, requests.all());
        earlier.add(now);
        now = snapshot.session();
        facts = facts.with(snapshot.facts());
        standing = snapshot.running() ? Standing.RUNNING : Standing.IDLE;
        turn.begin();
        snapshot.inflight().ifPresent(inflight -> turn.said(inflight.answer()));
        return snapshot;
    }

    /// Reads what the backend asks by a request of its own; asking twice says nothing new.
    ///
    /// @return nothing where no person can answer that here
    Optional<List<GatewayEvent>> asked(String id, String method, JsonNode params) {
        return InputRequestReading.serverRequest(id, method, params, clock.instant()).map(this::opened);
    }

    /// Reads an event of this session, or one that may concern it; what is not known says nothing.
    List<GatewayEvent> read(RpcEvent event) {
        var payload = event.payload();
        return switch (event.type()) {
            case "message.start" -> started();
            case "message.delta" -> text(payload, "text").map(this::grew).orElse(List.of());
            case "message.interim" -> said(payload, "text").map(text -> interim(payload, text)).orElse(List.of());
            case "message.complete" -> completed(payload);
            case "reasoning.delta" -> text(payload, "text").map(this::reasoned).orElse(List.of());
            case "reasoning.available" -> text(payload, "text").map(this::available).orElse(List.of());
            case "error" -> failed(text(payload, "message").orElse(""));
            case "session.info" -> informed(payload);
            case "session.usage" -> changed(FactsReading.facts(FactsReading.usage(payload)));
            case "session.title" -> titled(payload);
            case "session.reclaimed" -> List.of(new GatewayEvent.Detached(session,
                    "The agent let go of it: " + text(payload, "reason").orElse("unused").replace('_', ' ')));
            case "tool.generating" -> announced(payload);
            case "tool.start" -> toolStarted(payload);
            case "tool.progress" -> List.of(new GatewayEvent.ToolProgressed(session,
                    text(payload, "name").orElse(""), text(payload, "preview").orElse("")));
            case "tool.complete" -> toolEnded(payload);
            case "request.cancel" -> withdrawn(text(payload, "id").flatMap(requests::find),
                    said(payload, "reason").orElse("resolved"));
            // the rest go by families, or are not known here
            default -> byFamily(event.type(), payload);
        };
    }

    private List<GatewayEvent> byFamily(String type, JsonNode payload) {
        if (type.startsWith("subagent.")) {
            return subagentMoved(type.substring("subagent.".length()), payload);
        }
        if (type.endsWith(".request")) {
            return InputRequestReading.event(type.substring(0, type.length() - ".request".length()), payload,
                    clock.instant()).map(this::opened).orElse(List.of());
        }
        if (type.endsWith(".expire")) {
            return withdrawn(text(payload, "request_id").flatMap(requests::findByBackendId), "timeout");
        }
        return NoticeReading.notice(session, type, payload).stream().toList();
    }

    private List<GatewayEvent> started() {
        standing = Standing.RUNNING;
        turn.begin();
        return List.of(new GatewayEvent.TurnStarted(session));
    }

    private List<GatewayEvent> grew(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var events = runs();
        turn.said(text);
        events.add(new GatewayEvent.TextGrew(session, text));
        return events;
    }

    private List<GatewayEvent> interim(JsonNode payload, String text) {
        var events = runs();
        events.add(new GatewayEvent.Remarked(session, text, flag(payload, "already_streamed").orElse(false)));
        turn.toolCalled();
        return events;
    }

    private List<GatewayEvent> reasoned(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var events = runs();
        turn.reasoned();
        events.add(new GatewayEvent.ReasoningGrew(session, text));
        return events;
    }

    private List<GatewayEvent> available(String text) {
        turn.hold(text);
        return List.of();
    }

    private List<GatewayEvent> announced(JsonNode payload) {
        var events = runs();
        turn.toolCalled();
        events.add(new GatewayEvent.ToolAnnounced(session, text(payload, "name").orElse("")));
        return events;
    }

    private List<GatewayEvent> toolStarted(JsonNode payload) {
        var events = runs();
        turn.toolCalled();
        var tool = ToolReading.started(session, payload);
        requests.toolStarted(tool);
        events.add(tool);
        return events;
    }

    private List<GatewayEvent> toolEnded(JsonNode payload) {
        var tool = ToolReading.ended(session, payload);
        var events = withdrawn(requests.toolEnded(tool), "resolved");
        events.add(tool);
        return events;
    }

    private List<GatewayEvent> subagentMoved(String step, JsonNode payload) {
        var subagent = SubagentReading.subagent(step, payload);
        var events = withdrawn(requests.subagentMoved(subagent), "resolved");
        events.add(new GatewayEvent.SubagentMoved(session, subagent));
        return events;
    }

    private List<GatewayEvent> completed(JsonNode payload) {
        standing = Standing.ENDED;
        var ended = ending.read(payload);
        var events = withdrawn(requests.turnEnded(),
                ended.ending() == GatewayEvent.Ending.INTERRUPTED ? "interrupted" : "resolved");
        ending.thought(payload, ended).ifPresent(events::add);
        var usage = payload.path("usage");
        if (usage.isObject()) {
            events.addAll(changed(FactsReading.facts(FactsReading.usage(usage))));
        }
        said(payload, "warning").map(PlainWords::oneLine)
                .ifPresent(warning -> events.add(new GatewayEvent.Noticed(session, "warning", warning)));
        events.add(ended);
        return events;
    }

    /// Without a turn before it, nothing else tells that the session is free again.
    private List<GatewayEvent> failed(String message) {
        var events = withdrawn(requests.turnEnded(), "resolved");
        events.add(new GatewayEvent.Failed(session, FailureWords.failure(message)));
        if (standing == Standing.IDLE) {
            events.add(new GatewayEvent.Freed(session));
        } else {
            standing = Standing.ENDED;
        }
        return events;
    }

    private List<GatewayEvent> informed(JsonNode payload) {
        var newer = FactsReading.facts(payload, facts.warning().filter(warning -> !warning.isEmpty()).isPresent());
        var events = new ArrayList<>(changed(newer));
        said(payload, "stored_session_id").flatMap(StoredId::parse).filter(id -> !id.equals(now))
                .ifPresent(id -> events.add(rotated(id)));
        newer.running().ifPresent(running -> events.addAll(running ? begun() : freed()));
        return events;
    }

    private List<GatewayEvent> begun() {
        if (standing == Standing.IDLE) {
            standing = Standing.RUNNING;
        }
        return List.of();
    }

    private List<GatewayEvent> freed() {
        if (standing == Standing.IDLE) {
            return List.of();
        }
        standing = Standing.IDLE;
        var events = withdrawn(requests.turnEnded(), "resolved");
        events.add(new GatewayEvent.Freed(session));
        return events;
    }

    /// A title is found in the background: it may arrive under an id that the session no longer has.
    private List<GatewayEvent> titled(JsonNode payload) {
        var events = new ArrayList<GatewayEvent>();
        said(payload, "session_id").flatMap(StoredId::parse)
                .filter(id -> !id.equals(now) && !earlier.contains(id)).ifPresent(id -> events.add(rotated(id)));
        said(payload, "title").map(PlainWords::oneLine)
                .ifPresent(title -> events.add(new GatewayEvent.Renamed(session, title)));
        return events;
    }

    private GatewayEvent rotated(StoredId id) {
        earlier.add(now);
        now = id;
        return new GatewayEvent.Rotated(session, id);
    }

    private List<GatewayEvent> changed(SessionFacts newer) {
        var told = newer.usage().map(usage -> newer.with(FactsReading.facts(complete(usage)))).orElse(newer);
        facts = facts.with(told);
        return List.of(new GatewayEvent.FactsChanged(session, told));
    }

    /// A backend does not repeat the size of the window every time.
    private Usage complete(Usage newer) {
        var known = facts.usage().orElse(newer);
        return new Usage(newer.contextUsed() == 0 ? known.contextUsed() : newer.contextUsed(),
                newer.contextMax() == 0 ? known.contextMax() : newer.contextMax(), newer.total(), newer.calls(),
                newer.compressions(), newer.cost().or(known::cost));
    }

    private List<GatewayEvent> opened(OpenRequest request) {
        return requests.add(request)
                ? List.of(new GatewayEvent.InputRequested(session, request.request()))
                : List.of();
    }

    private List<GatewayEvent> withdrawn(Optional<OpenRequest> request, String reason) {
        request.ifPresent(open -> requests.remove(open.id()));
        return withdrawn(request.map(OpenRequest::id).stream().toList(), reason);
    }

    private List<GatewayEvent> withdrawn(List<String> over, String reason) {
        var events = new ArrayList<GatewayEvent>();
        over.forEach(id -> events.add(new GatewayEvent.InputWithdrawn(session, id, reason)));
        return events;
    }

    /// Something of a turn comes: it runs, and what was held was its reasoning after all.
    private List<GatewayEvent> runs() {
        begun();
        var events = new ArrayList<GatewayEvent>();
        turn.release().ifPresent(text -> events.add(new GatewayEvent.ReasoningGrew(session, text)));
        return events;
    }
}
