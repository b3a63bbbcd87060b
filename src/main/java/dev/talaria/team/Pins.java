package dev.talaria.team;

import java.util.List;

import org.springframework.stereotype.Service;

import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;

/// The sessions that a member keeps at hand, by lineage root, so that compression never loses one.
@Service
public class Pins {
    Pins() {}

    /// In the member's order.
    public List<SessionKey> of(Member actor) {
        throw new UnsupportedOperationException();
    }

    /// Pins behind the others; a pinned one stays where it is.
    public void pin(Member actor, SessionKey session) {
        throw new UnsupportedOperationException();
    }

    public void unpin(Member actor, SessionKey session) {
        throw new UnsupportedOperationException();
    }

    /// Puts the pins into this order; pins that it does not name come behind in their old order, unknown ones are ignored.
    public void arrange(Member actor, List<SessionKey> order) {
        throw new UnsupportedOperationException();
    }

    /// Rings when the member pinned, unpinned or arranged, in whichever window.
    public Subscription follow(Member actor, Runnable lookAgain) {
        throw new UnsupportedOperationException();
    }
}
