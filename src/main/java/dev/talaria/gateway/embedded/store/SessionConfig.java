package dev.talaria.gateway.embedded.store;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people have set for one session, as the column `model_config` keeps it. Hermes has keys of its own there, which stay.
///
/// @param model empty for the profile's own
/// @param effort empty for the profile's own
/// @param personality empty for none
public record SessionConfig(String model, String effort, String personality, boolean asksNothing) {
    public static final SessionConfig NONE = new SessionConfig("", "", "", false);

    private static final JsonMapper JSON = JsonMapper.shared();

    static SessionConfig in(String json) {
        var config = read(json);
        return new SessionConfig(config.path("model").asString(""),
                config.path("reasoning_config").path("effort").asString(""), config.path("personality").asString(""),
                config.path("yolo_mode").asBoolean(false));
    }

    /// The column with this in it; NULL where nothing is left to say.
    @Nullable
    String onto(String json) {
        var config = read(json);
        put(config, "model", model);
        put(config, "personality", personality);
        if (effort.isEmpty()) {
            config.remove("reasoning_config");
        } else {
            config.putObject("reasoning_config").put("enabled", !effort.equals("none")).put("effort", effort);
        }
        if (asksNothing) {
            config.put("yolo_mode", true);
        } else {
            config.remove("yolo_mode");
        }
        return config.isEmpty() ? null : JSON.writeValueAsString(config);
    }

    private static void put(ObjectNode config, String key, String value) {
        if (value.isEmpty()) {
            config.remove(key);
        } else {
            config.put(key, value);
        }
    }

    /// Hermes leaves it empty, or writes something that is no JSON.
    private static ObjectNode read(String json) {
        try {
            return !json.isBlank() && JSON.readTree(json) instanceof ObjectNode config
                    ? config
                    : JSON.createObjectNode();
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
