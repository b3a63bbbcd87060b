package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells another program's turn from our own, where all that is known is that a session's file ends unfinished.
final class Elsewhere {
    /// So long the file may lag behind what was heard.
    private static final Duration LATE = Duration.ofSeconds(5);

    private Elsewhere() {}

    /// @param running what the file says
    /// @param lastActivity when its last row was written
    /// @param ours the turn that is known here, or the last one
    static boolean runs(boolean running, Instant lastActivity, Optional<LiveTurn> ours) {
        return running && ours.filter(turn -> wrote(turn, lastActivity)).isEmpty();
    }

    /// A turn that failed or was stopped may leave behind what looks as if it went on.
    private static boolean wrote(LiveTurn turn, Instant lastActivity) {
        return turn.endedAt().map(end -> !lastActivity.isAfter(end.plus(LATE))).orElse(true);
    }
}
