package dev.talaria.gateway.embedded;

import java.time.Instant;
import java.util.Optional;

/// The frame of a request: its id and its times.
record Asking(String id, Instant askedAt, Optional<Instant> expiresAt) {}
