package dev.talaria.sessions;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.talaria.sessions.statedb.CatalogueReads;
import dev.talaria.sessions.statedb.MessageFactsQueries;

/// In which sessions another program works right now: one holds a lease for them, or, where the file keeps no leases, the
/// last message awaits an answer and is fresh.
///
/// @param until when each stops to count as running unless something new is heard, in epoch seconds, by root id
/// @param awaiting whether the end of a segment awaits an answer, asked once for each that is fresh
record RunningTurns(Map<String, Double> until, Map<Segment, Boolean> awaiting) {
    static final RunningTurns NONE = new RunningTurns(Map.of(), Map.of());

    /// So long a silent turn counts as running.
    private static final double FRESH_SECONDS = 300;

    boolean holds(String root, double now) {
        return until.getOrDefault(root, 0.0) > now;
    }

    /// When the next one stops to count as running, if nothing is heard.
    OptionalDouble nextEnd(double after) {
        return until.values().stream().mapToDouble(Double::doubleValue).filter(end -> end > after).min();
    }

    static RunningTurns read(CatalogueReads reads, SessionIndex index, RunningTurns before, double now) {
        return reads.file().keepsLeases()
                ? leased(reads.file().leases(now), index)
                : fresh(reads.messages(), index, before, now);
    }

    private static RunningTurns leased(Map<String, Double> leases, SessionIndex index) {
        var until = new HashMap<String, Double>();
        leases.forEach((id, expires) -> index.find(id)
                .ifPresent(session -> until.merge(session.root().id(), expires, Math::max)));
        return new RunningTurns(Map.copyOf(until), Map.of());
    }

    private static RunningTurns fresh(MessageFactsQueries queries, SessionIndex index, RunningTurns before,
            double now) {
        var candidates = index.activeSince(now - FRESH_SECONDS)
                .stream()
                .filter(session -> session.isOpen() && session.lastActivity() < now + FRESH_SECONDS)
                .toList();
        var awaiting = awaiting(queries, candidates, before);
        var until = new HashMap<String, Double>();
        for (var session : candidates) {
            if (awaiting.getOrDefault(session.tip(), false)) {
                until.put(session.root().id(), session.lastActivity() + FRESH_SECONDS);
            }
        }
        return new RunningTurns(Map.copyOf(until), awaiting);
    }

    private static Map<Segment, Boolean> awaiting(MessageFactsQueries queries, List<IndexedSession> candidates,
            RunningTurns before) {
        var awaiting = new IdentityHashMap<Segment, Boolean>();
        var unknown = new HashMap<String, Segment>();
        for (var session : candidates) {
            var known = before.awaiting().get(session.tip());
            if (known == null) {
                unknown.put(session.tip().id(), session.tip());
            } else {
                awaiting.put(session.tip(), known);
            }
        }
        queries.awaitingAnswer(unknown.keySet()).forEach((id, awaits) -> {
            var tip = unknown.get(id);
            if (tip != null) {
                awaiting.put(tip, awaits);
            }
        });
        return awaiting;
    }
}
