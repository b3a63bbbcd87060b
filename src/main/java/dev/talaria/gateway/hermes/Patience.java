package dev.talaria.gateway.hermes;

import java.time.Duration;

/// How long a gateway waits for what.
///
/// @param connect for a socket, and for the greeting on it
/// @param look for what only looks
/// @param act for what changes something
/// @param slow for what the backend needs a model or a new agent for
/// @param turn for the acceptance of a prompt: some backends answer late, and a prompt that was accepted is no failure
/// @param settle after the end of an answer, before the backend is asked whether the session is free
/// @param busy how long a prompt is offered again to a session that is about to be free
/// @param pause between two such offers
/// @param background before the backend is asked again what runs in the background, while something does
/// @param firstRetry before contact is looked for again the first time
/// @param lastRetry between two tries at most
record Patience(Duration connect, Duration look, Duration act, Duration slow, Duration turn, Duration settle,
        Duration busy, Duration pause, Duration background, Duration firstRetry, Duration lastRetry) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(45),
            Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(2), Duration.ofSeconds(6),
            Duration.ofMillis(150), Duration.ofSeconds(30), Duration.ofMillis(300), Duration.ofSeconds(15));
}
