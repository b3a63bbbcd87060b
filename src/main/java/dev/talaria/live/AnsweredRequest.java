package dev.talaria.live;

import java.time.Instant;
import java.util.Optional;

/// What became of an input request, for everybody to see. Never holds a secret.
///
/// @param by nothing where nobody here answered: it expired, or was answered elsewhere
/// @param what in words: "allowed once", "answered: staging", "sent the password", "expired"
/// @param subject what it was about: the command, the question
public record AnsweredRequest(String request, Optional<Author> by, Instant at, String what, String subject) {}
