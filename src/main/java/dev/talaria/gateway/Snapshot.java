package dev.talaria.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.shared.StoredId;

/// How a session stands in its backend.
///
/// @param session the stored id that it has now; may be another than was asked for
/// @param waiting whether it waits for an input that cannot be shown any more, since it was asked before we were here
/// @param requests what it waits for
/// @param todos the list of tasks that the running turn keeps, as JSON; empty for none
/// @param queued what its backend has taken for the turn after this one
public record Snapshot(StoredId session, SessionFacts facts, boolean running, boolean waiting,
        Optional<Inflight> inflight, List<InputRequest> requests, Optional<Instant> turnStartedAt, String todos,
        Optional<String> queued) {
    public Snapshot {
        requests = List.copyOf(requests);
    }

    public Snapshot(StoredId session, SessionFacts facts, boolean running, boolean waiting,
            Optional<Inflight> inflight, List<InputRequest> requests, Optional<Instant> turnStartedAt) {
        this(session, facts, running, waiting, inflight, requests, turnStartedAt, "", Optional.empty());
    }

    /// The running turn so far, which is not among the stored messages yet.
    ///
    /// @param corrections what people have handed to it since it began, oldest first
    public record Inflight(String prompt, String answer, List<String> corrections) {
        public Inflight {
            corrections = List.copyOf(corrections);
        }
    }
}
