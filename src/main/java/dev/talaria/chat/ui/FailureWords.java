package dev.talaria.chat.ui;

import dev.talaria.gateway.TurnFailure;

/// What somebody can do about a failed turn.
final class FailureWords {
    private FailureWords() {}

    static String next(TurnFailure failure, String profile) {
        var help = switch (failure.layer()) {
            case "auth" -> "Check the key of " + profile + ", then retry.";
            case "billing" -> "The account needs credit, or the session another model.";
            case "provider" -> "Wait a moment and retry, or choose another model.";
            case "endpoint" -> "Check the address of the model that " + profile + " uses, then retry.";
            case "disk" -> "Make room on the agent's machine, then retry.";
            case "gateway" -> "Retry starts its backend again where that is needed.";
            case "streaming" -> "The answer broke off in the middle; retry asks for it again.";
            default -> "Retry sends the same prompt again.";
        };
        return "Your prompt is kept. " + help;
    }
}
