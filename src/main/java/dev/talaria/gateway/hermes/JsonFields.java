package dev.talaria.gateway.hermes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/// Fields of what a backend said: each of them may be missing, or be something else than expected.
final class JsonFields {
    private static final long LONGEST_SECONDS = Duration.ofDays(100_000).toSeconds();
    private static final int MILLIS = 1000;

    private JsonFields() {}

    /// The text, also where it is empty.
    static Optional<String> text(JsonNode node, String name) {
        return node.path(name).stringValueOpt();
    }

    /// The text, where it says something.
    static Optional<String> said(JsonNode node, String name) {
        return text(node, name).filter(text -> !text.isBlank());
    }

    static Optional<Boolean> flag(JsonNode node, String name) {
        return node.path(name).booleanValueOpt();
    }

    static long whole(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() && value.canConvertToLong() ? value.longValue() : 0;
    }

    static Optional<Double> number(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() ? Optional.of(value.doubleValue()).filter(Double::isFinite) : Optional.empty();
    }

    static Optional<Duration> seconds(JsonNode node, String name) {
        return number(node, name).filter(seconds -> 0 <= seconds && seconds < LONGEST_SECONDS)
                .map(seconds -> Duration.ofMillis(Math.round(seconds * MILLIS)));
    }

    static Optional<Instant> moment(JsonNode node, String name) {
        return seconds(node, name).filter(Duration::isPositive).map(Instant.EPOCH::plus);
    }

    /// A text as it is, anything else as JSON; nothing where it is missing.
    static Optional<String> written(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value.stringValueOpt().orElseGet(value::toString));
    }
}
