package dev.talaria.live;

import java.time.Instant;

import dev.talaria.gateway.Subagent;

/// A subagent as a turn's watchers know it.
///
/// @param now what was heard of it last, completed by what was heard before
/// @param since when it was first heard of, or began to run after it had been waiting
public record LiveSubagent(Subagent now, Instant since) {
    LiveSubagent moved(Subagent next, Instant at) {
        var begins = now.isQueued() && !next.isQueued();
        return new LiveSubagent(next.completedBy(now), begins ? at : since);
    }

    public boolean isRunning() {
        return now.isRunning();
    }
}
