package dev.talaria.sessions.export;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.statedb.Contents;
import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.tools.Controls;
import dev.talaria.sessions.tools.Json;

/// All of a text of which a screen shows the beginning.
public final class WholeText {
    private WholeText() {}

    /// What a message says, or one value of it.
    ///
    /// @param pointer a JSON pointer; empty for all of it
    public static Optional<String> ofMessage(StateDb file, long message, String pointer) {
        return TranscriptQueries.in(file, queries -> queries.contents().whole(message))
                .map(content -> !pointer.startsWith("/") ? said(content) : at(content, pointer))
                .map(Controls::exceptColours);
    }

    /// What the agent handed to a tool.
    ///
    /// @param call which of the message's calls, from 0
    public static Optional<String> ofArguments(StateDb file, long message, int call) {
        return TranscriptQueries.in(file, queries -> queries.contents().toolCalls(message)).map(calls -> {
            var one = Json.read(calls).path(call);
            var function = one.has("function") ? one.path("function") : one;
            var arguments = Json.text(function, "arguments", "input", "args");
            return arguments.isEmpty() ? calls : laidOut(arguments);
        }).map(Controls::exceptColours);
    }

    private static String said(String content) {
        return content.startsWith(Contents.PARTS) ? textsOf(content.substring(Contents.PARTS.length())) : content;
    }

    private static String textsOf(String json) {
        var parts = Json.read(json);
        return parts.isArray()
                ? String.join("\n\n",
                        parts.valueStream().map(part -> Json.text(part, "text")).filter(text -> !text.isEmpty())
                                .toList())
                : json;
    }

    private static String at(String content, String pointer) {
        var value = Json.read(content).at(pointer);
        return value.isMissingNode() ? content : Json.pretty(value);
    }

    private static String laidOut(String arguments) {
        JsonNode json = Json.read(arguments);
        return json.isContainer() ? json.toPrettyString() : arguments;
    }
}
