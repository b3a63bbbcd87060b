package dev.talaria.team;

/// A person who works here. Every verb of a service takes the member who acts.
public record Member(MemberId id, String name) {}
