package dev.talaria.sessions;

import java.time.Instant;
import java.util.Optional;

import dev.talaria.shared.StoredId;

/// The session that a subagent had for its task, as the file holds it.
///
/// @param parent the session that sent it off
/// @param goal how its task begins
/// @param endReason as Hermes calls it; empty where it says nothing
/// @param tools how many calls it has made
public record SubagentRun(StoredId session, StoredId parent, String goal, Instant startedAt, Optional<Instant> endedAt,
        String endReason, int tools) {}
