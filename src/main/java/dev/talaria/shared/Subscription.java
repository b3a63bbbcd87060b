package dev.talaria.shared;

/// Somebody's wish to hear of changes, until it is stopped.
@FunctionalInterface
public interface Subscription {
    void stop();

    /// Both at once.
    default Subscription and(Subscription other) {
        return () -> {
            stop();
            other.stop();
        };
    }
}
