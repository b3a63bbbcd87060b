package dev.talaria.gateway.hermes;

import dev.talaria.gateway.SessionFacts;

/// Whether a session was compacted, and so may go on under another stored id. Guarded by its session.
final class Compaction {
    private boolean noticed;
    private int compressions = -1;

    /// The facts with which the session was opened: what they count happened before.
    void stands(SessionFacts facts) {
        facts.usage().ifPresent(usage -> compressions = usage.compressions());
    }

    void told(SessionFacts newer) {
        newer.usage().ifPresent(usage -> {
            noticed |= compressions >= 0 && usage.compressions() > compressions;
            compressions = usage.compressions();
        });
    }

    /// @param kind of a status that the backend said
    void said(String kind) {
        noticed |= kind.startsWith("compact");
    }

    /// Takes note that the stored id is known, or will be asked for.
    ///
    /// @return whether it was compacted before this
    boolean settle() {
        var before = noticed;
        noticed = false;
        return before;
    }
}
