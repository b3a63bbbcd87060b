package dev.talaria.gateway;

import java.time.Duration;
import java.util.Optional;

import dev.talaria.shared.StoredId;

/// A helper that an agent sent off, as far as it has got.
///
/// @param parent the subagent that sent it; nothing for the session's own agent
/// @param status `queued`, `running`, `completed`, `failed`, `error`, `timeout`, `interrupted`
/// @param tools how many calls it has made
/// @param latest what it did last
/// @param child its own session
public record Subagent(String id, Optional<String> parent, String goal, String status, Optional<String> model,
        int tools, Optional<String> latest, Optional<String> summary, Optional<Duration> took,
        Optional<StoredId> child) {
    public boolean isQueued() {
        return status.equals("queued");
    }

    public boolean isRunning() {
        return isQueued() || status.equals("running");
    }

    /// What is missing here is as it was: not every word about it tells all.
    public Subagent completedBy(Subagent before) {
        return new Subagent(id, parent.or(before::parent), goal.isBlank() ? before.goal : goal, status,
                model.or(before::model), Math.max(tools, before.tools), latest.or(before::latest),
                summary.or(before::summary), took.or(before::took), child.or(before::child));
    }
}
