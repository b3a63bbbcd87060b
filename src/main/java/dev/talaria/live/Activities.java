package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Optional;

import dev.talaria.gateway.InputRequest;
import dev.talaria.shared.OneLine;

/// What a session does, and in which words a list says so.
final class Activities {
    private static final int LONGEST = 80;

    private Activities() {}

    /// Without what depends on who looks.
    static Activity of(SessionState state) {
        if (!state.requests().isEmpty()) {
            return Activity.NEEDS_INPUT;
        }
        if (state.working()) {
            return state.turn().filter(LiveTurn::stalled).isPresent() ? Activity.STALLED : Activity.WORKING;
        }
        return helpers(state) + processes(state) > 0 ? Activity.BACKGROUND : Activity.IDLE;
    }

    static String words(SessionState state, Instant now) {
        var turn = state.turn();
        return onOneLine(switch (of(state)) {
            case NEEDS_INPUT -> asks(state.requests().getFirst().request());
            case STALLED -> turn.map(silent -> "silent for " + inWords(silent.lastHeard(), now)).orElse("");
            case WORKING -> state.parts().running().map(Activities::runs)
                    .orElseGet(() -> turn.map(LiveTurn::status).orElse(""));
            case BACKGROUND -> Stream.of(counted(helpers(state), "subagent runs", "subagents run"),
                    counted(processes(state), "process runs", "processes run"))
                    .flatMap(Optional::stream).collect(Collectors.joining(", "));
            case IDLE, FAILED, UNREAD -> "";
        });
    }

    private static String asks(InputRequest request) {
        return switch (request) {
            case InputRequest.SudoPassword _ -> "asks for the sudo password";
            case InputRequest.Secret secret -> "asks for " + secret.variable();
            case InputRequest.Approval _,InputRequest.Clarification _ -> "asks: " + RequestFold.subject(request);
        };
    }

    private static String runs(LivePart.Tool tool) {
        return "running " + (tool.context().isBlank() ? tool.name() : tool.context());
    }

    private static long helpers(SessionState state) {
        return state.turn().stream().flatMap(turn -> turn.subagents().stream()).filter(LiveSubagent::isRunning).count();
    }

    private static long processes(SessionState state) {
        return state.facts().processes().orElse(0);
    }

    private static Optional<String> counted(long count, String one, String several) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + (count == 1 ? one : several));
    }

    private static String inWords(Instant since, Instant now) {
        var minutes = Math.max(0, Duration.between(since, now).toMinutes());
        if (minutes == 0) {
            return Math.max(0, Duration.between(since, now).toSeconds()) + " s";
        }
        return minutes < 120 ? minutes + " min" : "%d h".formatted(minutes / 60).toLowerCase(Locale.ROOT);
    }

    static String onOneLine(String text) {
        return OneLine.of(text, LONGEST);
    }
}
