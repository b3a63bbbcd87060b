package dev.talaria.gateway.rpc;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import tools.jackson.databind.JsonNode;

/// A request that was not answered with a result.
public abstract sealed class RpcFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String method;

    private RpcFailure(String method, String words) {
        super(words);
        this.method = method;
    }

    public String method() {
        return method;
    }

    /// Whether the other end may have done what was asked.
    public abstract boolean mayHaveArrived();

    /// The failure with which a future failed, taken out of what futures wrap around it.
    public static Optional<RpcFailure> in(Throwable thrown) {
        return switch (thrown) {
            case RpcFailure failure -> Optional.of(failure);
            case CompletionException wrapped when wrapped.getCause() != null -> in(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> in(wrapped.getCause());
            default -> Optional.empty();
        };
    }

    /// The other end said no.
    public static final class Refused extends RpcFailure {
        private static final long serialVersionUID = 1L;

        private final int code;
        private final String message;
        private final transient Optional<JsonNode> data;

        Refused(String method, int code, String message, Optional<JsonNode> data) {
            super(method, method + " was refused with " + code + ": " + message);
            this.code = code;
            this.message = message;
            this.data = data;
        }

        public int code() {
            return code;
        }

        /// What the other end said, in its own words.
        public String message() {
            return message;
        }

        public Optional<JsonNode> data() {
            return data;
        }

        @Override
        public boolean mayHaveArrived() {
            return true;
        }
    }

    /// The connection ended before an answer came.
    public static final class Closed extends RpcFailure {
        private static final long serialVersionUID = 1L;

        private final boolean sent;

        Closed(String method, boolean sent) {
            super(method, "The connection ended before " + method + " was answered");
            this.sent = sent;
        }

        @Override
        public boolean mayHaveArrived() {
            return sent;
        }
    }

    /// No answer came in time.
    public static final class TimedOut extends RpcFailure {
        private static final long serialVersionUID = 1L;

        private final boolean sent;

        TimedOut(String method, boolean sent) {
            super(method, method + " was not answered in time");
            this.sent = sent;
        }

        @Override
        public boolean mayHaveArrived() {
            return sent;
        }
    }
}
