package dev.talaria.shared;

/// Stops what works in the background, as the end of the application does, for tests of other modules.
public final class Backgrounds {
    private Backgrounds() {}

    public static void stop(Background background) {
        background.stop();
    }
}
