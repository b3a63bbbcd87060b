package dev.talaria.gateway.rpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Who waits for which answer. Each waits at most until its deadline, or until the connection ends.
final class Correlation {
    private static final Logger LOG = LoggerFactory.getLogger(Correlation.class);

    private final Map<Long, Request> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private volatile boolean closed;

    Request register(String method) {
        var request = new Request(lastId.incrementAndGet(), method);
        waiting.put(request.id, request);
        // Whoever asked may have stopped waiting by itself.
        var _ = request.answer.whenComplete((_, _) -> waiting.remove(request.id));
        // Looked at after the put: closing either sees this request or is seen by it.
        if (closed) {
            request.close();
        }
        return request;
    }

    void answered(Message.Result result) {
        take(result.id()).ifPresent(request -> request.answer.complete(result.value()));
    }

    void refused(Message.Refusal refusal) {
        take(refusal.id()).ifPresent(request -> request.answer.completeExceptionally(
                new RpcFailure.Refused(request.method, refusal.code(), refusal.message(), refusal.data())));
    }

    /// From now on nothing is waited for that does not wait already.
    void refuseMore() {
        closed = true;
    }

    void failAll() {
        List.copyOf(waiting.values()).forEach(Request::close);
    }

    private Optional<Request> take(long id) {
        var request = Optional.ofNullable(waiting.remove(id));
        if (request.isEmpty()) {
            LOG.debug("Nobody waits for answer {} any more", id);
        }
        return request;
    }

    /// A question on its way.
    static final class Request {
        private final long id;
        private final String method;
        private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        private boolean sent;
        private boolean givenUp;

        private Request(long id, String method) {
            this.id = id;
            this.method = method;
        }

        long id() {
            return id;
        }

        CompletableFuture<JsonNode> answer() {
            return answer;
        }

        /// Takes note that it goes out now.
        ///
        /// @return false where nobody waits any more, so that it must not go out
        synchronized boolean startsToBeSent() {
            sent = !givenUp && !answer.isDone();
            return sent;
        }

        void expire() {
            answer.completeExceptionally(new RpcFailure.TimedOut(method, giveUp()));
        }

        private void close() {
            answer.completeExceptionally(new RpcFailure.Closed(method, giveUp()));
        }

        /// Keeps it from going out later, since it is said now whether it has.
        private synchronized boolean giveUp() {
            givenUp = true;
            return sent;
        }
    }
}
