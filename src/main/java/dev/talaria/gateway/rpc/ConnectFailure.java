package dev.talaria.gateway.rpc;

/// A connection that did not come about. Its message never holds the address, since a token is part of that.
public final class ConnectFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /// The credential, or where we come from, is not accepted: trying again with the same changes nothing.
        REFUSED,
        /// Nobody answered, or not what a gateway answers.
        UNREACHABLE
    }

    private final Kind kind;

    ConnectFailure(Kind kind, String words) {
        super(words);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
