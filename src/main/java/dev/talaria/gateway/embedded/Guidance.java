package dev.talaria.gateway.embedded;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lets an agent read what somebody said in the middle of its turn: together with the result of its tool.
final class Guidance {
    private Guidance() {}

    static String with(String result, List<String> said) {
        if (said.isEmpty()) {
            return result;
        }
        var guidance = String.join("\n\n", said);
        try {
            if (result.startsWith("{") && JsonMapper.shared().readTree(result) instanceof ObjectNode object) {
                return object.put("user_guidance", guidance).toString();
            }
        } catch (JacksonException _) {
            return result + "\n\nUser guidance: " + guidance;
        }
        return result + "\n\nUser guidance: " + guidance;
    }
}
