package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.TextGrew;
import dev.talaria.gateway.GatewayEvent.TurnStarted;
import dev.talaria.gateway.InputRequest;

/// Events as lines that a person can compare: a streamed text is one line, and what says no news is none.
final class Story {
    private static final int LONGEST = 60;

    private Story() {}

    static List<String> of(List<GatewayEvent> events) {
        var lines = new ArrayList<String>();
        var streamed = new StringBuilder();
        for (var event : events) {
            if (event instanceof TextGrew(_, var text)) {
                streamed.append(text);
            } else if (!(event instanceof GatewayEvent.FactsChanged)) {
                flush(streamed, lines);
                lines.add(line(event));
            }
        }
        flush(streamed, lines);
        return lines;
    }

    /// @param number 1 for the first
    static List<String> turn(List<GatewayEvent> events, int number) {
        var starts = new ArrayList<Integer>();
        for (var at = 0; at < events.size(); at++) {
            if (events.get(at) instanceof TurnStarted) {
                starts.add(at);
            }
        }
        var end = number < starts.size() ? starts.get(number) : events.size();
        return of(events.subList(starts.get(number - 1), end));
    }

    private static void flush(StringBuilder streamed, List<String> lines) {
        if (!streamed.isEmpty()) {
            lines.add("says " + cut(streamed.toString()));
            streamed.setLength(0);
        }
    }

    private static String line(GatewayEvent event) {
        return switch (event) {
            case TurnStarted _ -> "begins";
            case TextGrew(_, var text) -> "says " + cut(text);
            case GatewayEvent.ReasoningGrew(_, var text) -> "thinks " + cut(text);
            case GatewayEvent.Remarked(_, var text, _) -> "remarks " + cut(text);
            case GatewayEvent.ToolAnnounced(_, var name) -> "writes a call of " + name;
            case GatewayEvent.ToolStarted tool -> "runs " + tool.name() + ": " + cut(tool.context());
            case GatewayEvent.ToolProgressed(_, var name, var preview) -> name + " gets on: " + cut(preview);
            case GatewayEvent.ToolEnded tool -> "has run " + tool.name() + ": " + cut(tool.result());
            case GatewayEvent.TodosChanged(_, var todos) -> "tasks " + todos;
            case GatewayEvent.TurnEnded ended ->
                "ends " + lower(ended.ending()) + ended.text().map(text -> ": " + cut(text))
                        .or(() -> ended.failure().map(failure -> ": " + failure.layer() + ", " + failure.sentence()))
                        .orElse("");
            case GatewayEvent.Failed(_, var failure) -> "fails: " + failure.sentence();
            case GatewayEvent.Freed _ -> "is free";
            case GatewayEvent.FactsChanged _ -> "facts";
            case GatewayEvent.StatusSaid(_, var kind, var text) -> kind + ": " + cut(text);
            case GatewayEvent.InputRequested(_, var request) -> "asks " + asked(request);
            case GatewayEvent.InputWithdrawn(_, _, var reason) -> "no longer asks: " + reason;
            case GatewayEvent.SubagentMoved(_, var subagent) -> "subagent " + subagent.goal() + " " + subagent.status();
            case GatewayEvent.Renamed(_, var title) -> "is called " + cut(title);
            case GatewayEvent.Rotated(_, var now) -> "is now " + now;
            case GatewayEvent.Noticed(_, var kind, var text) -> "notices " + kind + ": " + cut(text);
            case GatewayEvent.Reattached _ -> "is there again";
            case GatewayEvent.Detached(_, var reason) -> "is gone: " + reason;
        };
    }

    private static String asked(InputRequest request) {
        return switch (request) {
            case InputRequest.Approval approval -> "to run " + approval.command() + ", " + approval.choices().stream()
                    .map(Story::lower).collect(Collectors.joining("/"));
            case InputRequest.Clarification clarification -> clarification.questions().stream()
                    .map(question -> question.text() + " " + question.choices()).collect(Collectors.joining(" "));
            case InputRequest.SudoPassword _ -> "for a password";
            case InputRequest.Secret secret -> "for " + secret.variable();
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        var line = text.strip().replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
