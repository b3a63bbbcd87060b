package dev.talaria.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.InputRequest;
import dev.talaria.shared.OneLine;

/// What a session waits for, after a request came, went or was answered.
final class RequestFold {
    private static final int LONGEST_SUBJECT = 300;

    private RequestFold() {}

    /// The same request may be delivered twice, and again after contact was lost.
    static SessionState opened(SessionState state, InputRequest request) {
        if (open(state, request.id()).isPresent()) {
            return state;
        }
        var open = new ArrayList<>(state.requests());
        open.add(new OpenRequest(request, false));
        return state.requests(open, state.answered());
    }

    static Optional<OpenRequest> open(SessionState state, String id) {
        return state.requests().stream().filter(open -> open.request().id().equals(id)).findFirst();
    }

    static SessionState answering(SessionState state, String id, boolean answering) {
        var open = state.requests().stream()
                .map(known -> known.request().id().equals(id) ? new OpenRequest(known.request(), answering) : known)
                .toList();
        return state.requests(open, state.answered());
    }

    static SessionState answered(SessionState state, InputRequest request, Optional<Author> by, String what,
            Instant now) {
        var open = state.requests().stream().filter(known -> !known.request().id().equals(request.id())).toList();
        var answered = new ArrayList<>(state.answered());
        answered.removeIf(known -> known.request().equals(request.id()));
        answered.add(new AnsweredRequest(request.id(), by, now, what, subject(request)));
        return state.requests(open, answered);
    }

    static SessionState withdrawn(SessionState state, String id, String reason, Instant now) {
        var open = open(state, id);
        var what = switch (reason) {
            case "timeout" -> "expired";
            case "resolved" -> "answered elsewhere";
            default -> "no longer asked";
        };
        // whoever answers it right now is told what became of it by the gateway
        return open.filter(known -> !known.answering())
                .map(known -> answered(state, known.request(), Optional.empty(), what, now))
                .orElse(state);
    }

    /// Nobody waits for any of them any more.
    static SessionState expired(SessionState state, String what, Instant now) {
        var left = state;
        for (var open : state.requests()) {
            if (!open.answering()) {
                left = answered(left, open.request(), Optional.empty(), what, now);
            }
        }
        return left;
    }

    /// These and no others are open.
    static SessionState replaced(SessionState state, List<InputRequest> requests, Instant now) {
        var ids = requests.stream().map(InputRequest::id).toList();
        var left = state;
        for (var open : state.requests()) {
            if (!open.answering() && !ids.contains(open.request().id())) {
                left = answered(left, open.request(), Optional.empty(), "no longer asked", now);
            }
        }
        for (var request : requests) {
            left = opened(left, request);
        }
        return left;
    }

    /// What it is about, on one line.
    static String subject(InputRequest request) {
        var subject = switch (request) {
            case InputRequest.Approval approval -> firstLine(approval.command());
            case InputRequest.Clarification asks ->
                asks.questions().isEmpty() ? "" : asks.questions().getFirst().text();
            case InputRequest.SudoPassword sudo -> sudo.command().orElse("the sudo password");
            case InputRequest.Secret secret -> secret.variable();
        };
        return OneLine.of(subject, LONGEST_SUBJECT);
    }

    /// Of a script the beginning, and that there is more: run together, its lines would read like another command.
    private static String firstLine(String command) {
        var lines = command.strip().lines().toList();
        return lines.size() < 2
                ? command
                : lines.getFirst() + " … and "
                        + (lines.size() == 2 ? "a second line" : lines.size() - 1 + " lines more");
    }
}
