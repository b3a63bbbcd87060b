package dev.talaria.sessions;

/// Who starts the sessions of a list: people, the schedule, or other programs. Each has its own group and total.
public enum Population {
    /// Started by a person: terminal, desktop, messengers and whatever source is unknown to us.
    HUMAN,
    /// Started by the schedule (source `cron`).
    SCHEDULED,
    /// Started by a program (sources `tool`, `kanban`, `oneshot`, `subagent`).
    AUTOMATED
}
