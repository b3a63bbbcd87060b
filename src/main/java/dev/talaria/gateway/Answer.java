package dev.talaria.gateway;

import java.util.List;
import java.util.Map;

/// What somebody answers to an input request.
public sealed interface Answer {
    /// To an approval.
    record Decision(InputRequest.Choice choice) implements Answer {}

    /// To a clarification, by question; one that is missing is skipped.
    record Replies(Map<String, List<String>> answers) implements Answer {
        public Replies {
            answers = Map.copyOf(answers);
        }
    }

    /// To a request for a password or secret.
    record Value(SecretText secret) implements Answer {}

    /// No answer: the agent goes on without.
    record Declined() implements Answer {}
}
