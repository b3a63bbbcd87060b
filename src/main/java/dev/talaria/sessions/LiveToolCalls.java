package dev.talaria.sessions;

import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.tools.Controls;
import dev.talaria.sessions.tools.Cut;
import dev.talaria.sessions.tools.ToolCalls;
import dev.talaria.sessions.tools.ToolUse;

/// Puts a call of a tool that happens right now into the words of a row, the same as when it will be read from its file.
public final class LiveToolCalls {
    /// More of a running turn's result is not looked at: the file has the whole of it soon.
    private static final int LONGEST = 200_000;

    private LiveToolCalls() {}

    /// @param arguments JSON; empty where not known
    /// @param context one line that says what it is about, for when the arguments do not
    /// @param result JSON or text; nothing while it runs
    /// @param diff what changed in a file; empty for none
    public static ToolCall of(String id, String name, String arguments, String context, Optional<String> result,
            String diff, Optional<Long> millis) {
        var outcome = result.map(text -> new ToolUse.Outcome(cut(text), text.length(), "", List.of(), diff, millis));
        var call = ToolCalls.of(new ToolUse(id, name, arguments, "", outcome));
        var subject = call.subject()
                .or(() -> Optional.of(Controls.withoutColours(context).strip()).filter(words -> !words.isEmpty()));
        var bodies = call.bodies().stream().map(LiveToolCalls::withoutFile).toList();
        return new ToolCall(call.id(), call.name(), call.kind(), call.title(), subject, call.note(), call.state(),
                call.millis(), bodies);
    }

    /// The whole of a text cannot be had before it is stored.
    private static ToolCall.Body withoutFile(ToolCall.Body body) {
        return new ToolCall.Body(body.form(), body.label(), body.text(), Optional.empty(), body.wholeLength());
    }

    private static String cut(String text) {
        return Cut.at(text, LONGEST);
    }
}
