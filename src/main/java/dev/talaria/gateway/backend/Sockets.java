package dev.talaria.gateway.backend;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;

/// The addresses of a backend's socket.
final class Sockets {
    private Sockets() {}

    static URI withToken(Endpoint endpoint) {
        return of(endpoint.base(), "token", endpoint.token());
    }

    /// @param ticket good for one socket
    static URI withTicket(Endpoint endpoint, SecretText ticket) {
        return of(endpoint.base(), "ticket", ticket);
    }

    /// `https` becomes `wss`; a path before the routes is kept.
    private static URI of(URI base, String name, SecretText value) {
        var address = base.toString();
        var socket = "ws" + address.substring("http".length());
        return URI.create(socket + "/api/ws?" + name + "="
                + URLEncoder.encode(value.reveal(), StandardCharsets.UTF_8));
    }
}
