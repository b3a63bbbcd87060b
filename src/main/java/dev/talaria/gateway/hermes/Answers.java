package dev.talaria.gateway.hermes;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Approval;
import dev.talaria.gateway.InputRequest.Clarification;
import dev.talaria.gateway.InputRequest.Secret;
import dev.talaria.gateway.InputRequest.SudoPassword;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.hermes.OpenRequest.Style;
import dev.talaria.gateway.rpc.RpcConnection;
import dev.talaria.gateway.rpc.RpcFailure.Closed;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers to what agents wait for, in the way in which the backend asked: by a method, or by the response to its own request.
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int TRIES = 2;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final InstantSource clock;

    Answers(HermesCalls calls, Attaching attaching, InstantSource clock) {
        this.calls = calls;
        this.attaching = attaching;
        this.clock = clock;
    }

    /// @return false where nobody waits for it any more
    boolean answer(StoredId id, InputRequest request, Answer answer) {
        var session = attaching.attached(id);
        var claimed = session.claim(request.id());
        if (claimed.isEmpty()) {
            return false;
        }
        var open = claimed.get();
        var over = false;
        try {
            var taken = open.style() == Style.BY_RESPONSE
                    ? respond(id, open, answer)
                    : byMethod(id, session, open, answer);
            over = true;
            return taken;
        } finally {
            session.settleClaim(open, over);
        }
    }

    /// A plain response is not acknowledged: an answer to something asked behind it shows that it arrived. Where it may not have,
    /// the session is opened again, and tells whether it still waits.
    private boolean respond(StoredId id, OpenRequest open, Answer answer) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var session = attaching.attached(id);
            if (session.requests().stream().noneMatch(other -> other.id().equals(open.id()))) {
                return attempt > 0;
            }
            var where = session.binding();
            if (where.isPresent()) {
                var connection = where.get().socket().connection();
                var result = AnswerWords.response(open, answer);
                var taken = isConfidential(open.request())
                        ? Optional.<Boolean>empty()
                        : handOver(connection, open, result);
                if (taken.isPresent()) {
                    return taken.get();
                }
                connection.respond(open.id(), result);
                if (HermesCalls.answer(connection.alive())) {
                    return true;
                }
            }
        }
        throw new NotDone(Refusal.UNCERTAIN, "Contact with the agent was lost while the answer was sent.");
    }

    /// Gives the answer by a method that tells whether somebody else was faster, where the backend has it.
    ///
    /// @return nothing where it does not know the method, or could not be reached
    private Optional<Boolean> handOver(RpcConnection connection, OpenRequest open, ObjectNode result) {
        var params = JsonNodeFactory.instance.objectNode().put("id", open.id());
        params.set("result", result);
        try {
            var status = HermesCalls.answer(connection.call("request.answer", params, calls.patience().act()));
            return Optional.of(!status.path("status").asString("").equals("expired"));
        } catch (Refused | Closed failure) {
            LOG.debug("Answered by a plain response", failure);
            return Optional.empty();
        }
    }

    /// A password goes the one way that is made for it.
    private static boolean isConfidential(InputRequest request) {
        return request instanceof SudoPassword || request instanceof Secret;
    }

    private boolean byMethod(StoredId id, AttachedSession session, OpenRequest open, Answer answer) {
        try {
            return switch (open.request()) {
                case Approval _ -> approve(id, session, open, answer);
                case Clarification clarification -> clarify(open, clarification, answer);
                case SudoPassword _ ->
                    give("sudo.respond", open, params -> params.put("password", AnswerWords.value(answer)));
                case Secret _ -> give("secret.respond", open, params -> params.put("value", AnswerWords.value(answer)));
            };
        } catch (Refused refused) {
            if (refused.code() == Refusals.BUSY || refused.code() == Refusals.NO_RUNTIME) {
                return false;
            }
            throw refused;
        }
    }

    private boolean approve(StoredId id, AttachedSession session, OpenRequest open, Answer answer) {
        if (open.isNamelessApproval() && !isNext(session, open)) {
            return false;
        }
        var result = calls.within(id, "approval.respond", calls.patience().act(), params -> {
            params.put("choice", AnswerWords.choice(answer));
            open.backendId().ifPresent(request -> params.put("request_id", request));
        });
        return result.path("resolved").asInt(1) > 0;
    }

    /// Without an id the backend takes an answer as that to its oldest approval: it must not meet another one than was seen. One that
    /// has waited too long is gone there, which not every backend says.
    ///
    /// @return false where the answer comes too late
    private boolean isNext(AttachedSession session, OpenRequest open) {
        var waiting = session.requests().stream().filter(OpenRequest::isNamelessApproval)
                .filter(other -> !isOver(other)).toList();
        if (isOver(open)) {
            return waiting.isEmpty();
        }
        if (!waiting.getFirst().equals(open)) {
            throw new NotDone(Refusal.INVALID, "An older request of this session has to be answered first.");
        }
        return true;
    }

    private boolean isOver(OpenRequest open) {
        return open.request().expiresAt().filter(clock.instant()::isAfter).isPresent();
    }

    private boolean clarify(OpenRequest open, Clarification clarification, Answer answer) {
        var replies = answer instanceof Answer.Replies(var some) ? some : Map.<String, List<String>>of();
        var taken = true;
        for (var question : clarification.questions()) {
            var reply = AnswerWords.reply(question, replies);
            taken &= give("clarify.respond", open, params -> {
                params.put("answer", reply == null ? "" : reply);
                if (open.severalQuestions()) {
                    params.put("question_id", question.id());
                }
            });
        }
        return taken;
    }

    private boolean give(String method, OpenRequest open, Consumer<ObjectNode> fill) {
        JsonNode result = calls.stream(method, params -> {
            params.put("request_id", open.backendId().orElse(open.id()));
            fill.accept(params);
        });
        return !result.path("status").asString("").equals("expired");
    }
}
