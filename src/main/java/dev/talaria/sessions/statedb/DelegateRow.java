package dev.talaria.sessions.statedb;

/// A session that works for another one.
///
/// @param goal how its first prompt begins
/// @param tools calls of tools
public record DelegateRow(SegmentRow segment, String goal, long tools) {}
