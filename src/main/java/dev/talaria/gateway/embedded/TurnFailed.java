package dev.talaria.gateway.embedded;

import dev.talaria.gateway.TurnFailure;

/// Ends an agent's turn without an answer.
final class TurnFailed extends RuntimeException {
    private final transient TurnFailure failure;

    TurnFailed(TurnFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    TurnFailure failure() {
        return failure;
    }
}
