package dev.talaria.team;

import java.util.function.UnaryOperator;

import org.springframework.stereotype.Service;

import dev.talaria.shared.Subscription;

/// Keeps what members chose.
@Service
public class Preferences {
    Preferences() {}

    /// What the member chose; the initial choices for who never chose.
    public MemberPreferences of(Member actor) {
        throw new UnsupportedOperationException();
    }

    /// Changes the newest choices, so that two windows never undo each other's, and keeps them.
    public MemberPreferences change(Member actor, UnaryOperator<MemberPreferences> change) {
        throw new UnsupportedOperationException();
    }

    /// Rings when the member chose something, in whichever window.
    public Subscription follow(Member actor, Runnable lookAgain) {
        throw new UnsupportedOperationException();
    }
}
