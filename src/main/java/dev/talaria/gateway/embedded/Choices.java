package dev.talaria.gateway.embedded;

import dev.talaria.gateway.embedded.store.SessionConfig;

/// What people have set for one session; empty is as the profile has it.
record Choices(String model, String effort, String personality) {
    static final Choices NONE = new Choices("", "", "");

    static Choices of(SessionConfig config) {
        return new Choices(config.model(), config.effort(), config.personality());
    }

    Choices withModel(String other) {
        return new Choices(other, effort, personality);
    }

    Choices withEffort(String other) {
        return new Choices(model, other, personality);
    }

    Choices withPersonality(String other) {
        return new Choices(model, effort, other);
    }
}
