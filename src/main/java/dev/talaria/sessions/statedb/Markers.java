package dev.talaria.sessions.statedb;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a segment says it comes from, in the JSON of its `model_config`: the id that each marker names, if any.
public record Markers(@Nullable String branchedFrom, @Nullable String delegateFrom, @Nullable String resetFrom) {
    public static final Markers NONE = new Markers(null, null, null);

    private static final JsonMapper JSON = JsonMapper.shared();

    /// None where the text is no JSON: Hermes has written such, too.
    public static Markers in(@Nullable String modelConfig) {
        if (modelConfig == null || !modelConfig.contains("_from")) {
            return NONE;
        }
        try {
            var config = JSON.readTree(modelConfig);
            return new Markers(marker(config, "_branched_from"), marker(config, "_delegate_from"),
                    marker(config, "_reset_from"));
        } catch (JacksonException _) {
            return NONE;
        }
    }

    /// Whether any marker names this parent. One that names somebody else was inherited from an earlier segment.
    boolean name(String parent) {
        return parent.equals(branchedFrom) || parent.equals(delegateFrom) || parent.equals(resetFrom);
    }

    private static @Nullable String marker(JsonNode config, String name) {
        var value = config.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }
}
