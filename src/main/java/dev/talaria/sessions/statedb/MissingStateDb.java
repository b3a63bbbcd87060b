package dev.talaria.sessions.statedb;

/// There is no state.db: nobody has had a session yet. Not a failure where sessions are listed.
public final class MissingStateDb extends UnreadableStateDb {
    private static final long serialVersionUID = 1L;

    MissingStateDb() {
        super("there is no state.db yet");
    }
}
