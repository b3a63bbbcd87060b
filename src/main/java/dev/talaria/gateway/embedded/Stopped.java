package dev.talaria.gateway.embedded;

/// Takes an agent off the stage: its turn is over, and nothing that it says is heard any more.
final class Stopped extends RuntimeException {
    Stopped() {
        super("The turn was stopped", null, false, false);
    }
}
