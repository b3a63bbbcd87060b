package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.ToolEnded;
import dev.talaria.gateway.GatewayEvent.ToolStarted;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Subagent;
import dev.talaria.shared.StoredId;

/// What one session waits for, and when it no longer does.
///
/// Older backends do not tell that a request is over, and newer ones not that another client has answered it. It is when the tool
/// that asked has ended, or the turn; the end of another tool that runs beside it says nothing, nor does the end of the turn about
/// what a subagent in the background asked.
final class OpenRequests {
    private static final int ENOUGH_TO_COMPARE = 40;
    private static final String OVER = "resolved";
    /// What a tool ends with for which nobody answered in time: older backends tell it to the model alone.
    private static final String TOO_LATE = "BLOCKED: Command timed out";

    private final StoredId session;
    private final Map<String, Asked> open = new LinkedHashMap<>();
    private final List<ToolStarted> tools = new ArrayList<>();
    private final Set<String> helpers = new HashSet<>();

    OpenRequests(StoredId session) {
        this.session = session;
    }

    /// Oldest first.
    List<OpenRequest> all() {
        return open.values().stream().map(Asked::request).toList();
    }

    Optional<OpenRequest> find(String id) {
        return Optional.ofNullable(open.get(id)).map(Asked::request);
    }

    /// A backend may ask twice: that is one request.
    List<GatewayEvent> add(OpenRequest request) {
        if (open.containsKey(request.id())) {
            return List.of();
        }
        var tool = asker(request.request());
        open.put(request.id(), new Asked(request, tool, tool.isEmpty() && !helpers.isEmpty(), !tools.isEmpty()));
        return List.of(new GatewayEvent.InputRequested(session, request.request()));
    }

    void answered(String id) {
        open.remove(id);
    }

    /// Takes back the request with this id; nothing where it is not open.
    List<GatewayEvent> cancelled(String id, String reason) {
        return end(asked -> asked.request.id().equals(id), reason);
    }

    /// Takes back the request that the backend knows under this id.
    List<GatewayEvent> expired(String backendId) {
        return end(asked -> asked.request.backendId().filter(backendId::equals).isPresent(), "timeout");
    }

    /// Forgets what is not among these; they are what the backend waits for.
    void replace(List<OpenRequest> requests) {
        open.keySet().retainAll(requests.stream().map(OpenRequest::id).toList());
        requests.forEach(this::add);
    }

    void toolStarted(ToolStarted tool) {
        tools.add(tool);
    }

    List<GatewayEvent> toolEnded(ToolEnded ended) {
        var which = tools.stream().filter(tool -> isSame(tool, ended)).reduce((_, later) -> later);
        which.ifPresent(tools::remove);
        return end(asked -> asked.tool.map(tool -> which.filter(tool::equals).isPresent())
                .orElseGet(() -> asked.amongTools && !asked.byHelper && tools.isEmpty()),
                ended.result().contains(TOO_LATE) ? "timeout" : OVER);
    }

    List<GatewayEvent> turnEnded(boolean isStopped) {
        tools.clear();
        return end(asked -> !asked.byHelper, isStopped ? "interrupted" : OVER);
    }

    List<GatewayEvent> subagentMoved(Subagent subagent) {
        if (subagent.isRunning()) {
            helpers.add(subagent.id());
            return List.of();
        }
        helpers.remove(subagent.id());
        return helpers.isEmpty() ? end(Asked::byHelper, OVER) : List.of();
    }

    private List<GatewayEvent> end(Predicate<Asked> over, String reason) {
        var ended = open.values().stream().filter(over).map(asked -> asked.request.id()).toList();
        ended.forEach(open::remove);
        return ended.stream().<GatewayEvent>map(id -> new GatewayEvent.InputWithdrawn(session, id, reason)).toList();
    }

    /// The tool that waits for the answer, where that can be known.
    private Optional<ToolStarted> asker(InputRequest request) {
        var possible = tools.stream().filter(tool -> mayAsk(tool, request)).toList();
        var certain = possible.stream().filter(tool -> isAbout(tool, request)).toList();
        if (certain.size() == 1) {
            return Optional.of(certain.getFirst());
        }
        return possible.size() == 1 && helpers.isEmpty() ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    private static boolean mayAsk(ToolStarted tool, InputRequest request) {
        return request instanceof InputRequest.Clarification == tool.name().equals("clarify");
    }

    private static boolean isAbout(ToolStarted tool, InputRequest request) {
        return switch (request) {
            case InputRequest.Approval approval -> holds(tool, approval.command());
            case InputRequest.Clarification clarification -> clarification.questions().stream()
                    .anyMatch(question -> holds(tool, question.text()));
            case InputRequest.SudoPassword sudo -> sudo.command().filter(command -> holds(tool, command)).isPresent();
            case InputRequest.Secret _ -> false;
        };
    }

    private static boolean holds(ToolStarted tool, String text) {
        var part = text.strip();
        var beginning = part.substring(0, Math.min(part.length(), ENOUGH_TO_COMPARE));
        return !beginning.isEmpty() && (tool.context().contains(beginning) || tool.arguments().contains(beginning));
    }

    private static boolean isSame(ToolStarted tool, ToolEnded ended) {
        return ended.id().isEmpty() ? tool.name().equals(ended.name()) : tool.id().equals(ended.id());
    }

    /// @param byHelper whether a subagent asks, since no tool of the session itself can be what asks
    /// @param amongTools whether any tool ran at that time
    private record Asked(OpenRequest request, Optional<ToolStarted> tool, boolean byHelper, boolean amongTools) {}
}
