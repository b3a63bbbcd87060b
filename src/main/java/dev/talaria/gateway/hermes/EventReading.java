package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Understands what a backend says of one session, and remembers as much of it as it takes to understand the next. To be used on
/// one thread at a time: the connection's.
final class EventReading {
    /// What a status is called that tells of a failure which need not be the end of the turn.
    static final String FAILED_BESIDE = "error";

    private final StoredId session;
    private final InstantSource clock;
    private final OpenRequests requests;
    private final TurnText turn = new TurnText();
    private final Standing standing = new Standing();
    private final KnownFacts facts = new KnownFacts();
    private final AnswerReading answer;
    private final TurnEndReading ending;
    private final StoredIds ids;
    private int contract;

    /// @param session the id under which its events are told, whatever it is called later
    /// @param othersPrompts whether it is told what other clients have sent
    EventReading(StoredId session, InstantSource clock, boolean othersPrompts) {
        this.session = session;
        this.clock = clock;
        this.ids = new StoredIds(session);
        this.requests = new OpenRequests(session);
        this.answer = new AnswerReading(session, turn, standing, othersPrompts);
        this.ending = new TurnEndReading(session, turn);
    }

    /// The stored id that the session has now, as far as has been heard.
    StoredId now() {
        return ids.now();
    }

    /// Whether a turn has begun and the session has not been freed since.
    boolean isBusy() {
        return !standing.isFree();
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
        requests.answered(request);
    }

    /// Takes what creating, resuming or activating the session answered as the truth.
    Snapshot stands(JsonNode result) {
        var told = SnapshotReading.requests(result, clock.instant());
        requests.replace(told.isEmpty() ? remembered(result) : told);
        var snapshot = SnapshotReading.snapshot(result, ids.now(), requests.all());
        ids.is(snapshot.session());
        facts.learnt(snapshot.facts());
        contract = Contract.told(result.path("info"), contract);
        standing.is(snapshot.running());
        turn.begin();
        snapshot.inflight().ifPresent(inflight -> turn.said(inflight.answer()));
        return snapshot;
    }

    /// What a backend still waits for that repeats nothing. It does not count an approval as waiting: it may wait for one as long as
    /// the turn runs.
    private List<OpenRequest> remembered(JsonNode result) {
        if (result.has("open_requests")) {
            return List.of();
        }
        if (SnapshotReading.isWaiting(result)) {
            return requests.all();
        }
        return SnapshotReading.isRunning(result) && !result.has("pending_approval")
                ? requests.all().stream().filter(OpenRequest::isNamelessApproval).toList()
                : List.of();
    }

    /// Reads what the backend asks by a request of its own; asking twice says nothing new.
    ///
    /// @return nothing where no person can answer that here
    Optional<List<GatewayEvent>> asked(String id, String method, JsonNode params) {
        return InputRequestReading.serverRequest(id, method, params, clock.instant()).map(requests::add);
    }

    /// Reads which of its own requests the backend has open. Those that are not among them were answered or went while nothing was
    /// heard.
    List<GatewayEvent> stillOpen(JsonNode openRequests) {
        var events = new ArrayList<GatewayEvent>();
        var open = new HashSet<String>();
        for (var request : openRequests) {
            var id = request.path("id").asString("");
            open.add(id);
            asked(id, request.path("method").asString(""), request.path("params")).ifPresent(events::addAll);
        }
        requests.all().stream().filter(request -> request.style() == OpenRequest.Style.BY_RESPONSE)
                .filter(request -> !open.contains(request.id()))
                .forEach(request -> events.addAll(requests.cancelled(request.id(), "resolved")));
        return events;
    }

    /// Reads an event of this session, or one that may concern it; what is not known says nothing.
    List<GatewayEvent> read(RpcEvent event) {
        var payload = event.payload();
        return switch (event.type()) {
            case "message.start" -> answer.begun(payload);
            case "message.delta" -> answer.grew(payload);
            case "message.interim" -> answer.remarked(payload);
            case "message.complete" -> completed(payload);
            case "reasoning.delta" -> answer.thought(payload);
            case "reasoning.available" -> answer.mayHaveThought(payload);
            case "error" -> failed(payload);
            case "session.info" -> informed(payload);
            case "session.usage" -> List.of(new GatewayEvent.FactsChanged(session,
                    facts.usage(payload.path("usage").isObject() ? payload.path("usage") : payload)));
            case "session.title" -> titled(payload);
            case "session.reclaimed" -> List.of(new GatewayEvent.Detached(session,
                    "The agent let go of it: " + text(payload, "reason").orElse("unused").replace('_', ' ')));
            case "tool.generating" -> answer.announced(payload);
            case "tool.start" -> toolStarted(payload);
            case "tool.progress" -> List.of(new GatewayEvent.ToolProgressed(session,
                    text(payload, "name").orElse(""), text(payload, "preview").orElse("")));
            case "tool.complete" -> toolEnded(payload);
            case "todo.updated" -> List.of(new GatewayEvent.TodosChanged(session, ToolReading.todos(payload)));
            case "request.cancel" -> requests.cancelled(text(payload, "id").orElse(""),
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
                    clock.instant()).map(requests::add).orElse(List.of());
        }
        if (type.endsWith(".expire")) {
            return requests.expired(text(payload, "request_id").orElse(""));
        }
        return NoticeReading.notice(session, type, payload).stream().toList();
    }

    private List<GatewayEvent> toolStarted(JsonNode payload) {
        var events = answer.toolCalled();
        var tool = ToolReading.started(session, payload);
        requests.toolStarted(tool);
        events.add(tool);
        return events;
    }

    private List<GatewayEvent> toolEnded(JsonNode payload) {
        var tool = ToolReading.ended(session, payload);
        var events = new ArrayList<>(requests.toolEnded(tool));
        events.add(tool);
        return events;
    }

    private List<GatewayEvent> subagentMoved(String step, JsonNode payload) {
        var subagent = SubagentReading.subagent(step, payload);
        var events = new ArrayList<>(requests.subagentMoved(subagent));
        events.add(new GatewayEvent.SubagentMoved(session, subagent));
        return events;
    }

    private List<GatewayEvent> completed(JsonNode payload) {
        standing.ends();
        var ended = ending.read(payload);
        var events = new ArrayList<>(requests.turnEnded(ended.ending() == GatewayEvent.Ending.INTERRUPTED));
        ending.thought(payload, ended).ifPresent(events::add);
        if (payload.path("usage").isObject()) {
            events.add(new GatewayEvent.FactsChanged(session, facts.usage(payload.path("usage"))));
        }
        said(payload, "warning").map(PlainWords::oneLine)
                .ifPresent(warning -> events.add(new GatewayEvent.Noticed(session, "warning", warning)));
        events.add(ended);
        return events;
    }

    /// Without a turn before it, nothing else tells that the session is free again. Newer backends end a turn that failed like any
    /// other: what else fails meanwhile, such as a switch of the model, does not end it.
    private List<GatewayEvent> failed(JsonNode payload) {
        if (contract >= Contract.TOLD_ENDS && standing.isRunning() && !neverBegan(payload)) {
            return List.of(new GatewayEvent.StatusSaid(session, FAILED_BESIDE,
                    FailureWords.failure(text(payload, "message").orElse("")).sentence()));
        }
        var events = new ArrayList<>(requests.turnEnded(false));
        events.add(new GatewayEvent.Failed(session, FailureWords.failure(text(payload, "message").orElse(""))));
        if (neverBegan(payload)) {
            standing.is(false);
        }
        if (standing.isFree()) {
            events.add(new GatewayEvent.Freed(session));
        } else {
            standing.ends();
        }
        return events;
    }

    /// What was stopped while its agent was still being built: that the session is free is told by nothing else.
    private static boolean neverBegan(JsonNode payload) {
        return text(payload, "message").filter(words -> words.endsWith("before the agent was ready")).isPresent();
    }

    private List<GatewayEvent> informed(JsonNode payload) {
        contract = Contract.told(payload, contract);
        var newer = facts.info(payload);
        var meaning = newer.running().map(standing::said).orElse(Standing.Meaning.NOTHING_NEW);
        var events = new ArrayList<GatewayEvent>();
        events.add(new GatewayEvent.FactsChanged(session,
                meaning == Standing.Meaning.OUTDATED ? FactsReading.withoutRunning(newer) : newer));
        ids.rotated(payload).ifPresent(id -> events.add(new GatewayEvent.Rotated(session, id)));
        if (meaning == Standing.Meaning.FREED) {
            events.addAll(requests.turnEnded(false));
            events.add(new GatewayEvent.Freed(session));
        }
        return events;
    }

    private List<GatewayEvent> titled(JsonNode payload) {
        var events = new ArrayList<GatewayEvent>();
        ids.named(payload).ifPresent(id -> events.add(new GatewayEvent.Rotated(session, id)));
        said(payload, "title").map(PlainWords::oneLine)
                .ifPresent(title -> events.add(new GatewayEvent.Renamed(session, title)));
        return events;
    }
}
