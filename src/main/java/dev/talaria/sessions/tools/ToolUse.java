package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Optional;

/// One call of a tool and what came of it, as the rows have them.
///
/// @param id what the model called it
/// @param name the tool's
/// @param arguments JSON, or what the model wrote instead; its end may be cut off
/// @param wholeArguments where they can be had uncut
/// @param outcome nothing while there is no result
public record ToolUse(String id, String name, String arguments, String wholeArguments, Optional<Outcome> outcome) {

    /// @param text JSON or text; its end may be cut off
    /// @param length how long it really is
    /// @param whole where it can be had uncut
    /// @param pictures our own addresses of pictures in it
    /// @param inlineDiff the change that it made to a file, where Hermes kept it beside the result; empty for none
    /// @param millis how long it took, where the rows tell
    public record Outcome(String text, long length, String whole, List<String> pictures, String inlineDiff,
            Optional<Long> millis) {
        public Outcome {
            pictures = List.copyOf(pictures);
        }
    }
}
