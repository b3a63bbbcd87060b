package dev.talaria.live;

/// What a session does, the strongest last.
public enum Activity {
    IDLE,
    /// Its last turn failed, and nobody has looked since.
    FAILED,
    /// It finished, and the member has not looked since.
    UNREAD,
    /// No turn runs, but processes or subagents of it do.
    BACKGROUND,
    WORKING,
    /// A turn runs as far as anybody knows, but has been silent for too long.
    STALLED,
    /// At least one input request is open: this and nothing else.
    NEEDS_INPUT
}
