package dev.talaria.gateway.rpc;

import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Something that happened at the other end.
///
/// @param runtimeId the live session that it belongs to; nothing where it concerns all
/// @param payload an empty object where there is none
/// @param seq its number in its session, where the other end can repeat what was missed
public record RpcEvent(String type, Optional<String> runtimeId, JsonNode payload, OptionalLong seq) {
    /// Reads what an `event` message, or a repeated one, holds; nothing where it has no type.
    public static Optional<RpcEvent> of(JsonNode params) {
        return params.path("type").stringValueOpt().filter(type -> !type.isBlank()).map(type -> {
            var payload = params.path("payload");
            var seq = params.path("seq");
            return new RpcEvent(type,
                    params.path("session_id").stringValueOpt().filter(id -> !id.isBlank()),
                    payload.isObject() ? payload : JsonNodeFactory.instance.objectNode(),
                    seq.isIntegralNumber() && seq.canConvertToLong()
                            ? OptionalLong.of(seq.longValue())
                            : OptionalLong.empty());
        });
    }
}
