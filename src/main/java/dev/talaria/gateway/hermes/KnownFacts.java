package dev.talaria.gateway.hermes;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionFacts.Usage;
import tools.jackson.databind.JsonNode;

/// What is known of one session, to complete what a backend says of it in part.
final class KnownFacts {
    private SessionFacts known = SessionFacts.NONE;

    /// Reads `session.info`, or the like.
    SessionFacts info(JsonNode info) {
        var isWarned = known.warning().filter(warning -> !warning.isEmpty()).isPresent();
        return learnt(FactsReading.facts(info, isWarned));
    }

    SessionFacts usage(JsonNode usage) {
        return learnt(FactsReading.facts(FactsReading.usage(usage)));
    }

    SessionFacts learnt(SessionFacts newer) {
        var told = newer.usage().map(usage -> newer.with(FactsReading.facts(completed(usage)))).orElse(newer);
        known = known.with(told);
        return told;
    }

    /// A backend does not repeat the size of the window every time.
    private Usage completed(Usage newer) {
        var before = known.usage().orElse(newer);
        return new Usage(newer.contextUsed() == 0 ? before.contextUsed() : newer.contextUsed(),
                newer.contextMax() == 0 ? before.contextMax() : newer.contextMax(), newer.total(), newer.calls(),
                newer.compressions(), newer.cost().or(before::cost));
    }
}
