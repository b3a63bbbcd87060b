package dev.talaria.gateway.hermes;

/// Whether a backend is needed: asked before it is stopped to free its place.
public interface BackendUse {
    Use use();

    enum Use {
        IDLE,
        /// A turn runs, or an answer is on its way.
        WORKS,
        /// No turn runs, but what a tool has left running in the background.
        BACKGROUND,
        /// Somebody has to answer something first.
        WAITS
    }
}
