package dev.talaria.sessions;

import java.util.List;
import java.util.Optional;

/// One call of a tool, joined with its result, in the words that a row shows.
///
/// @param id what the model called it; unique in its answer
/// @param kind groups tools that look alike: `terminal`, `code`, `read`, `edit`, `search`, `web`, `browser`, `image`, `todo`,
///        `delegate`, `schedule`, `ask`, `other`
/// @param title for instance "Ran"
/// @param subject what it was done to, in monospace: a command, a path, a query
/// @param note a short text at the end of the row: "12 results", "+2 −1"
/// @param millis how long it took, where the rows tell
/// @param bodies what the row shows when it is opened; empty where there is nothing
public record ToolCall(String id, String name, String kind, String title, Optional<String> subject,
        Optional<String> note, State state, Optional<Long> millis, List<Body> bodies) {
    public ToolCall {
        bodies = List.copyOf(bodies);
    }

    public enum State {
        /// No result is there: it runs, or was cut off.
        PENDING, DONE, FAILED
    }

    /// Something to read in an opened row.
    ///
    /// @param form how to show it: `text`, `ansi`, `diff`, `code`, `markdown`, `json`, `todos`, `hits`, `picture`, `facts`
    /// @param label above it; empty for none
    /// @param text what to show, at most some thousand characters; for `todos`, `hits` and `facts` it is JSON:
    ///        `[{"content","status"}]`, `[{"title","url","snippet"}]`, `[{"name","value"}]`; for `picture` its path
    /// @param whole where the whole of a shortened text can be had, relative to the root of the application
    /// @param wholeLength how many characters the whole has
    public record Body(String form, String label, String text, Optional<String> whole, long wholeLength) {
    }
}
