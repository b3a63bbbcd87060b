package dev.talaria.gateway.rpc;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/// What one frame from the other end says.
sealed interface Message {
    record Result(long id, JsonNode value) implements Message {}

    record Refusal(long id, int code, String message, Optional<JsonNode> data) implements Message {}

    record Event(RpcEvent event) implements Message {}

    record ServerRequest(String id, String method, JsonNode params) implements Message {}
}
