package dev.talaria.gateway.rpc;

import tools.jackson.databind.JsonNode;

/// Hears what the other end says by itself. Called in the order in which it was said, one call at a time, on the connection's own
/// thread, on which answers arrive too: never wait for one here.
public interface RpcListener {
    /// The other end greets; what it can do is in the payload.
    void ready(JsonNode payload);

    void event(RpcEvent event);

    /// The other end asks something, and waits for [RpcConnection#respond] or [RpcConnection#refuse].
    void serverRequest(String id, String method, JsonNode params);

    /// Nothing comes any more. Called once, after everything that waited has failed.
    void closed(CloseReason reason);
}
