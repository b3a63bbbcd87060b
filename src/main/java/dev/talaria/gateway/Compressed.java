package dev.talaria.gateway;

/// What came of compressing a session.
///
/// @param nothingToDo whether it was too short to compress
/// @param headline what happened, as the backend says it
/// @param tokens how much was saved, in words; may be empty
public record Compressed(boolean nothingToDo, String headline, String tokens) {}
