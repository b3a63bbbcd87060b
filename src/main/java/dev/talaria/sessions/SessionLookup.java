package dev.talaria.sessions;

/// The answer to an id that somebody sent.
public sealed interface SessionLookup {
    record Found(SessionSummary session) implements SessionLookup {}

    /// No such profile, or not for this member: the two look the same from outside.
    record NoSuchProfile() implements SessionLookup {}

    record NoSuchSession() implements SessionLookup {}

    record Unreadable(String reason) implements SessionLookup {}

    /// The file is being read for the first time; a change is published when that is done.
    record Loading() implements SessionLookup {}
}
