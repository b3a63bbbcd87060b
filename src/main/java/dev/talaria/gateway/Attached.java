package dev.talaria.gateway;

/// Something that goes along with the next prompt.
///
/// @param path where the backend keeps it
/// @param reference what to put before the prompt's text, such as `@file:notes.md`; empty where the backend adds it itself
public record Attached(String name, String path, String reference) {}
