package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.embedded.store.StoredMessage;

/// What an agent knows of its session.
///
/// @param history the live rows, oldest first
/// @param folder where it works
/// @param choices what people have set for it
record Recall(List<StoredMessage> history, Optional<String> folder, Choices choices) {
    Recall {
        history = List.copyOf(history);
    }

    boolean isFirstTurn() {
        return history.stream().filter(message -> message.isFrom("user")).count() < 2;
    }
}
