package dev.talaria.sessions.statedb;

/// A state.db that gives no answer. The message is for people and goes on after "its sessions can't be read:".
public class UnreadableStateDb extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableStateDb(String reason, Throwable cause) {
        super(reason, cause);
    }

    public UnreadableStateDb(String reason) {
        super(reason);
    }
}
