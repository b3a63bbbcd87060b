package dev.talaria.live;

import java.time.Instant;

import dev.talaria.shared.SessionKey;

/// What a member's list says of one session.
///
/// @param words what it is about, such as "asks: reload nginx?" or "silent for 6 min"; may be empty
/// @param since when this began
public record ActivityNote(SessionKey session, Activity activity, String words, Instant since) {}
