package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells another program's turn from our own, where all that is known is that a session's file ends unfinished.
final class Elsewhere {
    /// So long the file may lag behind what was heard.
    private static final Duration LATE = Duration.ofSeconds(5);

    private Elsewhere() {}

    /// A turn that failed or was stopped may leave behind what looks as if it went on.
    ///
    /// @param running what the file says
    /// @param lastActivity when its last row was written
    /// @param ours the turn that is known here, or the last one
    /// @param lastEnd when the last one ended that ran here, perhaps before a restart
    static boolean runs(boolean running, Instant lastActivity, Optional<LiveTurn> ours, Optional<Instant> lastEnd) {
        var runsHere = ours.filter(turn -> turn.endedAt().isEmpty()).isPresent();
        return running && !runsHere
                && Stream.concat(ours.flatMap(LiveTurn::endedAt).stream(), lastEnd.stream())
                        .noneMatch(end -> !lastActivity.isAfter(end.plus(LATE)));
    }
}
