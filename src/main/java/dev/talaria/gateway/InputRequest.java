package dev.talaria.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an agent waits for.
public sealed interface InputRequest {
    /// Unique in its gateway; ours where the backend gives none.
    String id();

    Instant askedAt();

    /// When the agent goes on without an answer, where that is known.
    Optional<Instant> expiresAt();

    /// May it do this?
    ///
    /// @param command exactly what is to run, as the backend shows it
    /// @param description why it asks
    /// @param choices what may be answered
    record Approval(String id, Instant askedAt, Optional<Instant> expiresAt, String command, String description,
            List<Choice> choices) implements InputRequest {
        public Approval {
            choices = List.copyOf(choices);
        }
    }

    enum Choice {
        ONCE, SESSION, ALWAYS, DENY
    }

    /// Which one, and what exactly?
    record Clarification(String id, Instant askedAt, Optional<Instant> expiresAt, List<Question> questions)
            implements
                InputRequest {
        public Clarification {
            questions = List.copyOf(questions);
        }
    }

    /// @param choices empty for free text only; free text is always possible
    /// @param several whether more than one may be chosen
    record Question(String id, String text, List<String> choices, boolean several) {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    record SudoPassword(String id, Instant askedAt, Optional<Instant> expiresAt, Optional<String> command)
            implements
                InputRequest {}

    /// @param variable the environment variable that is to hold it
    record Secret(String id, Instant askedAt, Optional<Instant> expiresAt, String variable, String prompt)
            implements
                InputRequest {}
}
