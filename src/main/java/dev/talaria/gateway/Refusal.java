package dev.talaria.gateway;

/// Why a gateway did not do what it was asked.
public enum Refusal {
    /// A turn runs, and this has to wait for its end.
    BUSY,
    /// There is no such session, message or request any more.
    GONE,
    /// This backend cannot do it.
    UNSUPPORTED,
    /// The backend says that what was asked is wrong; the words are its own, made plain.
    INVALID,
    /// All places for backends are taken by others that work or wait.
    POOL_FULL,
    /// The backend could not be reached or started: nothing has happened.
    UNREACHABLE,
    /// No answer came in time, or contact was lost in between: it may have happened.
    UNCERTAIN,
    /// The backend failed at it.
    FAILED
}
