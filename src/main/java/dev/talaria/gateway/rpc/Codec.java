package dev.talaria.gateway.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages as text and back. What cannot be read is nothing: it must not end somebody's request.
final class Codec {
    private static final Logger LOG = LoggerFactory.getLogger(Codec.class);
    /// A backend writes a number that is none as `NaN`, which is no JSON, and no reason to miss the end of a turn.
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Codec() {}

    static String request(long id, String method, ObjectNode params) {
        var frame = frame();
        frame.put("id", id);
        frame.put("method", method);
        frame.set("params", params);
        return text(frame);
    }

    static String response(String id, ObjectNode result) {
        var frame = frame();
        frame.put("id", id);
        frame.set("result", result);
        return text(frame);
    }

    static String refusal(String id, int code, String message) {
        var frame = frame();
        frame.put("id", id);
        frame.putObject("error").put("code", code).put("message", message);
        return text(frame);
    }

    static Optional<Message> read(String frame) {
        try {
            var message = message(JSON.readTree(frame));
            if (message.isEmpty()) {
                LOG.debug("A frame of {} characters says nothing that is known", frame.length());
            }
            return message;
        } catch (JacksonException _) {
            // its message would quote the frame, and with it what people and models wrote
            LOG.debug("A frame of {} characters is not JSON", frame.length());
            return Optional.empty();
        }
    }

    private static Optional<Message> message(JsonNode frame) {
        var method = frame.path("method").stringValueOpt().orElse("");
        if (method.equals("event")) {
            return RpcEvent.of(frame.path("params")).map(Message.Event::new);
        }
        if (!method.isEmpty()) {
            return frame.path("id").stringValueOpt()
                    .map(id -> new Message.ServerRequest(id, method, frame.path("params")));
        }
        var id = frame.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() ? answer(id.longValue(), frame) : Optional.empty();
    }

    private static Optional<Message> answer(long id, JsonNode frame) {
        var error = frame.path("error");
        if (error.isObject()) {
            var data = Optional.of(error.path("data")).filter(JsonNode::isContainer);
            return Optional.of(new Message.Refusal(id, error.path("code").asInt(0),
                    error.path("message").stringValueOpt().orElse(""), data));
        }
        return frame.has("result") ? Optional.of(new Message.Result(id, frame.path("result"))) : Optional.empty();
    }

    private static ObjectNode frame() {
        return JSON.createObjectNode().put("jsonrpc", "2.0");
    }

    /// Half a surrogate pair, as a cut text has it, cannot travel in UTF-8: it becomes a question mark.
    private static String text(ObjectNode frame) {
        var text = JSON.writeValueAsString(frame);
        return UTF_8.newEncoder().canEncode(text) ? text : new String(text.getBytes(UTF_8), UTF_8);
    }
}
