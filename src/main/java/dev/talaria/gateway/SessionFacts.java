package dev.talaria.gateway;

import java.util.Optional;

/// What a backend says of a session. Everything may be absent: no news.
///
/// @param effort `none`, `minimal`, `low`, `medium`, `high`, `xhigh` or a later word; empty text for the model's own
/// @param approvals `manual`, `smart` or `off`: who is asked before something risky
/// @param running whether a turn runs
/// @param warning what is wrong with the installation or its credentials
/// @param processes how many processes run in the background that a tool has left running
public record SessionFacts(Optional<String> model, Optional<String> provider, Optional<String> effort,
        Optional<Boolean> fast, Optional<String> approvals, Optional<String> folder, Optional<String> branch,
        Optional<String> personality, Optional<String> title, Optional<Boolean> running, Optional<Usage> usage,
        Optional<String> warning, Optional<Integer> processes) {
    public static final SessionFacts NONE = new SessionFacts(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Nothing but this.
    public static SessionFacts ofProcesses(int count) {
        return new SessionFacts(NONE.model, NONE.provider, NONE.effort, NONE.fast, NONE.approvals, NONE.folder,
                NONE.branch, NONE.personality, NONE.title, NONE.running, NONE.usage, NONE.warning,
                Optional.of(count));
    }

    /// These, with what the newer ones tell.
    public SessionFacts with(SessionFacts newer) {
        return new SessionFacts(newer.model.or(() -> model), newer.provider.or(() -> provider),
                newer.effort.or(() -> effort), newer.fast.or(() -> fast), newer.approvals.or(() -> approvals),
                newer.folder.or(() -> folder), newer.branch.or(() -> branch),
                newer.personality.or(() -> personality), newer.title.or(() -> title),
                newer.running.or(() -> running), newer.usage.or(() -> usage), newer.warning.or(() -> warning),
                newer.processes.or(() -> processes));
    }

    /// @param contextUsed tokens in the model's window now; 0 where not known
    /// @param contextMax how many fit; 0 where not known
    /// @param cost in US dollars, where known
    public record Usage(long contextUsed, long contextMax, long total, int calls, int compressions,
            Optional<Double> cost) {}
}
