package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.InputRequest;
import dev.talaria.live.LivePart;
import dev.talaria.live.OpenRequest;

/// Which calls of a turn stand still until somebody has answered. No gateway says which call it is that asks: it is one that runs,
/// of the very command where several do, else the last.
final class WaitingCalls {
    private WaitingCalls() {}

    /// @return the ids of the calls, at most one for each request
    static List<String> of(List<LivePart> parts, List<OpenRequest> requests) {
        var running = new ArrayList<LivePart.Tool>();
        for (var part : parts) {
            if (part instanceof LivePart.Tool tool && tool.running()) {
                running.add(tool);
            }
        }
        var waiting = new ArrayList<String>();
        for (var open : requests) {
            among(running, open.request()).ifPresent(tool -> {
                running.remove(tool);
                waiting.add(tool.id());
            });
        }
        return List.copyOf(waiting);
    }

    private static Optional<LivePart.Tool> among(List<LivePart.Tool> running, InputRequest request) {
        return running.stream().filter(tool -> isAbout(tool, request)).findFirst()
                .or(() -> running.isEmpty() ? Optional.empty() : Optional.of(running.getLast()));
    }

    private static boolean isAbout(LivePart.Tool tool, InputRequest request) {
        return switch (request) {
            case InputRequest.Approval approval -> tool.context().equals(approval.command());
            case InputRequest.Clarification _ -> tool.name().equals("clarify");
            case InputRequest.SudoPassword _,InputRequest.Secret _ -> false;
        };
    }
}
