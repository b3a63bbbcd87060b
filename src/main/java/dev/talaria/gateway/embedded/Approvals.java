package dev.talaria.gateway.embedded;

import java.util.List;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;

/// Asks people before something is done that they may not want.
final class Approvals {
    private final Turn turn;

    Approvals(Turn turn) {
        this.turn = turn;
    }

    /// @param kind what is remembered where somebody allows it for longer than once
    /// @param action exactly what would be done
    boolean isGranted(String kind, String action) {
        if (turn.isAllowed(kind)) {
            return true;
        }
        var answer = turn.ask(asking -> new InputRequest.Approval(asking.id(), asking.askedAt(), asking.expiresAt(),
                action, kind, List.of(Choice.ONCE, Choice.SESSION, Choice.ALWAYS, Choice.DENY)));
        if (answer instanceof Answer.Decision(var choice) && choice != Choice.DENY) {
            turn.remember(kind, choice);
            return true;
        }
        return false;
    }
}
