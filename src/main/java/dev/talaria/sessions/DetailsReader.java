package dev.talaria.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.talaria.sessions.conversation.Moments;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.SegmentRow;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// Reads what is known of a session besides what was said in it.
final class DetailsReader {
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private final ProfileName profile;
    private final Clock clock;

    DetailsReader(ProfileName profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    SessionDetails read(TranscriptQueries queries, Lineage lineage) {
        var root = lineage.root();
        var tip = lineage.tip();
        var lastActivity = Moments.at(lastActivity(queries, lineage));
        return new SessionDetails(new SessionKey(profile, root.id()), tip.id(),
                lineage.segments().stream().map(SegmentRow::id).toList(), newest(lineage, SegmentRow::title),
                queries.preview(root.id()), root.source(), newest(lineage, SegmentRow::model),
                newest(lineage, SegmentRow::folder), newest(lineage, SegmentRow::gitBranch),
                Moments.at(root.startedAt()),
                lastActivity, tip.endedAt().map(Moments::at),
                Optional.of(tip.endReason()).filter(DetailsReader::isSaid),
                lineage.segments().stream().mapToLong(SegmentRow::tokens).sum(), cost(lineage.segments()),
                Math.toIntExact(lineage.segments().stream().mapToLong(queries::shown).sum()), root.archived(),
                isRunning(queries, lineage, lastActivity), root.branchedFrom(), readOnlyBecause(root));
    }

    /// A lease says so, or, where the file keeps none, an end that awaits an answer and is fresh.
    private boolean isRunning(TranscriptQueries queries, Lineage lineage, Instant lastActivity) {
        var now = clock.instant();
        var ids = lineage.segments().stream().map(SegmentRow::id).toList();
        return queries.isLeased(ids, now.toEpochMilli() / 1000.0)
                .orElseGet(() -> lineage.tip().endedAt().isEmpty()
                        && lastActivity.plus(FRESH_FOR).isAfter(now)
                        && lastActivity.isBefore(now.plus(FRESH_FOR))
                        && queries.awaitsAnswer(lineage.tip().id()));
    }

    private static double lastActivity(TranscriptQueries queries, Lineage lineage) {
        return lineage.segments()
                .stream()
                .flatMap(segment -> queries.lastMessageAt(segment.id()).stream())
                .max(Comparator.naturalOrder())
                .orElse(lineage.root().startedAt());
    }

    /// What the newest segment says that says anything.
    private static Optional<String> newest(Lineage lineage, Function<SegmentRow, String> text) {
        return lineage.segments().reversed().stream().map(text).filter(DetailsReader::isSaid).findFirst();
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }

    private static Optional<Double> cost(List<SegmentRow> segments) {
        var recorded = segments.stream().flatMap(segment -> segment.cost().stream()).toList();
        return recorded.isEmpty()
                ? Optional.empty()
                : Optional.of(recorded.stream().mapToDouble(Double::doubleValue).sum());
    }

    private static Optional<String> readOnlyBecause(SegmentRow root) {
        return switch (root.source()) {
            case "cron" -> Optional.of("A schedule ran this session: there is nobody to answer.");
            case "subagent" -> Optional.of("This is what a subagent did for another session.");
            case "tool", "kanban", "oneshot" -> Optional.of("A program ran this session: there is nobody to answer.");
            default -> root.delegatedFrom().map((StoredId _) -> "This is what a subagent did for another session.");
        };
    }
}
