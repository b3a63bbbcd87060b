package dev.talaria.sessions;

import static dev.talaria.sessions.statedb.MessageFactsQueries.EARLIEST;
import static dev.talaria.sessions.statedb.MessageFactsQueries.LATEST;

import java.util.Comparator;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import dev.talaria.sessions.statedb.CatalogueRow;
import dev.talaria.sessions.statedb.Continuation;

/// How Hermes ties segments together, and which of them begin a session that a list shows.
final class LineageRules {
    private static final Set<String> RESETS = Set.of("session_reset", "session_switch", "idle", "daily", "suspended",
            "resume_pending_expired");

    private static final Set<String> PROGRAMS = Set.of("tool", "kanban", "oneshot", "subagent");

    private LineageRules() {}

    /// Whether the child is the same session after a compression.
    static boolean continues(CatalogueRow parent, CatalogueRow child) {
        return parent.id().equals(child.parent())
                && Continuation.is(parent.id(), parent.wasCompressed(), child.source(), child.markers());
    }

    static boolean isBranch(CatalogueRow segment, @Nullable CatalogueRow parent) {
        return segment.markers().branchedFrom() != null
                || (parent != null && parent.endReason().equals("branched")
                        && segment.startedAt() >= parent.endedAt());
    }

    static boolean isReset(CatalogueRow segment, @Nullable CatalogueRow parent) {
        return segment.markers().resetFrom() != null
                || (parent != null && RESETS.contains(parent.endReason()) && !segment.sessionKey().isEmpty()
                        && segment.sessionKey().equals(parent.sessionKey()));
    }

    static boolean isDelegate(CatalogueRow segment) {
        return segment.markers().delegateFrom() != null;
    }

    /// Whether the segment begins a session that a list shows.
    ///
    /// @param parent the row that it names as its parent, where there is one
    static boolean isListable(CatalogueRow segment, @Nullable CatalogueRow parent) {
        if (isDelegate(segment) || (parent != null && continues(parent, segment))) {
            return false;
        }
        return segment.parent() == null || isBranch(segment, parent) || isReset(segment, parent);
    }

    /// Puts the continuation first that is the session: one that went on itself, else an open one, else the liveliest.
    static Comparator<CatalogueRow> bestContinuation(ToDoubleFunction<CatalogueRow> lastActivity) {
        return Comparator.comparingInt((CatalogueRow child) -> Continuation.rank(child.wasCompressed(), child.isOpen()))
                .thenComparing(Comparator.comparingDouble(lastActivity).reversed())
                .thenComparing(Comparator.comparingDouble(CatalogueRow::startedAt).reversed())
                .thenComparing(CatalogueRow::id, Comparator.reverseOrder());
    }

    static Population population(String source) {
        if (source.equals("cron")) {
            return Population.SCHEDULED;
        }
        return PROGRAMS.contains(source) ? Population.AUTOMATED : Population.HUMAN;
    }

    /// When something last happened in a segment: what its messages or its own heartbeat say, else when it started.
    static double lastActivity(CatalogueRow segment, double newestMessage) {
        var newest = Math.max(believable(newestMessage), believable(segment.heartbeat()));
        return newest > 0 ? newest : segment.startedAt();
    }

    private static double believable(double epochSeconds) {
        return epochSeconds >= EARLIEST && epochSeconds <= LATEST ? epochSeconds : 0;
    }
}
