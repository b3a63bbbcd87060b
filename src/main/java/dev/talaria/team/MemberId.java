package dev.talaria.team;

/// The number of a member in our own database.
public record MemberId(long value) {}
