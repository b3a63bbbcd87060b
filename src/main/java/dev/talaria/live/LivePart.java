package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A piece of a running turn's answer, in the order in which it came.
public sealed interface LivePart {
    record Text(GrowingText text) implements LivePart {}

    /// @param until when it went over into something else; nothing while it thinks
    record Reasoning(GrowingText text, Instant since, Optional<Instant> until) implements LivePart {}

    /// A call of a tool.
    ///
    /// @param id unique in its turn; ours where the backend gives none
    /// @param context one line that says what it is about
    /// @param arguments JSON; empty where not known
    /// @param preview its latest word while it runs
    /// @param result JSON or text; nothing while it runs
    record Tool(String id, String name, String context, String arguments, String preview, Optional<String> result,
            String diff, Instant since, Optional<Duration> took) implements LivePart {
        public boolean running() {
            return result.isEmpty();
        }
    }
}
