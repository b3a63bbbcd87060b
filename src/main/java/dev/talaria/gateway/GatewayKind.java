package dev.talaria.gateway;

/// Who answers behind a gateway.
public enum GatewayKind {
    /// A Hermes that we start.
    HERMES,
    /// A Hermes on another host.
    REMOTE,
    /// A model, called from within Talaria.
    EMBEDDED,
    /// The scripted agent: nobody thinks here, and every screen says so.
    REHEARSAL
}
