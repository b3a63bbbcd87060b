package dev.talaria.gateway.embedded;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;

/// Which answer goes with which request.
final class Answers {
    private Answers() {}

    static boolean fit(InputRequest request, Answer answer) {
        return answer instanceof Answer.Declined || switch (request) {
            case InputRequest.Approval approval -> answer instanceof Answer.Decision(var choice)
                    && approval.choices().contains(choice);
            case InputRequest.Clarification _ -> answer instanceof Answer.Replies;
            case InputRequest.SudoPassword _ -> answer instanceof Answer.Value;
            case InputRequest.Secret _ -> answer instanceof Answer.Value;
        };
    }
}
