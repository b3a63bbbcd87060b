package dev.talaria.chat.ui;

import java.util.Optional;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;

/// Facts of which one is known: what somebody has just chosen.
final class Wanted {
    private Wanted() {}

    /// What is known once a setting has been changed.
    static SessionFacts of(SessionSetting setting) {
        return switch (setting) {
            case SessionSetting.Model(var model, var provider, _) -> model(model, provider);
            case SessionSetting.Effort(var effort) -> effort(effort);
            case SessionSetting.Fast(var fast) -> fast(fast);
            case SessionSetting.Approvals(var never) -> approvals(never ? "off" : "manual");
            case SessionSetting.Personality(var name) -> personality(name);
            case SessionSetting.Folder _ -> SessionFacts.NONE;
        };
    }

    static SessionFacts model(String model, String provider) {
        return facts(Optional.of(model), Optional.of(provider).filter(it -> !it.isEmpty()), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    static SessionFacts effort(String effort) {
        return facts(Optional.empty(), Optional.empty(), Optional.of(effort), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    static SessionFacts fast(boolean fast) {
        return facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(fast), Optional.empty(),
                Optional.empty());
    }

    static SessionFacts approvals(String mode) {
        return facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(mode),
                Optional.empty());
    }

    static SessionFacts personality(String name) {
        return facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(name));
    }

    private static SessionFacts facts(Optional<String> model, Optional<String> provider, Optional<String> effort,
            Optional<Boolean> fast, Optional<String> approvals, Optional<String> personality) {
        return new SessionFacts(model, provider, effort, fast, approvals, Optional.empty(), Optional.empty(),
                personality, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
