package dev.talaria.gateway.rpc;

/// Why a connection ended.
///
/// @param words what happened, for the log and for people
public record CloseReason(Kind kind, String words) {
    public enum Kind {
        /// We closed it.
        ASKED,
        /// The other end does not accept our credential, or where we come from.
        REFUSED,
        /// The other end said more at once than can be taken in.
        TOO_MUCH,
        /// It broke, or the other end went.
        LOST
    }

    private static final int FIRST_REFUSAL = 4400;
    private static final int LAST_REFUSAL = 4499;

    static CloseReason asked() {
        return new CloseReason(Kind.ASKED, "We closed the connection");
    }

    static CloseReason tooMuch() {
        return new CloseReason(Kind.TOO_MUCH, "The agent sent a message that is too large");
    }

    static CloseReason lost(String words) {
        return new CloseReason(Kind.LOST, words);
    }

    static CloseReason byCode(int code) {
        return FIRST_REFUSAL <= code && code <= LAST_REFUSAL
                ? new CloseReason(Kind.REFUSED, "The agent refused the connection (code " + code + ")")
                : lost("The agent closed the connection (code " + code + ")");
    }
}
