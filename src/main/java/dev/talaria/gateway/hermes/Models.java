package dev.talaria.gateway.hermes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// What a profile offers to choose from.
final class Models {
    private static final List<String> BUILT_IN = List.of("helpful", "concise", "technical", "creative", "teacher",
            "kawaii", "catgirl", "pirate", "shakespeare", "surfer", "noir", "uwu", "philosopher", "hype");

    private final HermesCalls calls;
    private final Attaching attaching;

    Models(HermesCalls calls, Attaching attaching) {
        this.calls = calls;
        this.attaching = attaching;
    }

    ModelChoices models(Optional<StoredId> session) {
        var runtime = session.flatMap(attaching::find).flatMap(AttachedSession::binding);
        var found = runtime
                .map(where -> calls.look("model.options", params -> params.put("session_id", where.runtime())))
                .orElseGet(() -> calls.lookInProfile("model.options", _ -> {}));
        return new ModelChoices(found.path("providers").valueStream().map(Models::provider).toList(),
                found.path("model").asString(""), found.path("provider").asString(""));
    }

    private static ModelChoices.Provider provider(JsonNode provider) {
        var slug = provider.path("slug").asString("");
        return new ModelChoices.Provider(slug, JsonFields.said(provider, "name").orElse(slug),
                provider.path("authenticated").asBoolean(true),
                PlainWords.oneLine(provider.path("warning").asString("")),
                provider.path("models").valueStream().map(model -> model(provider, model))
                        .filter(model -> !model.name().isEmpty()).toList());
    }

    private static ModelChoices.Model model(JsonNode provider, JsonNode model) {
        var name = model.isString()
                ? model.asString()
                : JsonFields.said(model, "id")
                        .or(() -> JsonFields.said(model, "name")).orElse("");
        var can = provider.path("capabilities").path(name);
        return new ModelChoices.Model(name, can.path("fast").asBoolean(true), can.path("reasoning").asBoolean(false));
    }

    /// The built-in ones are not among what a backend tells of its configuration.
    List<String> personalities() {
        var names = new LinkedHashSet<>(BUILT_IN);
        try {
            var config = calls.lookInProfile("config.get", params -> params.put("key", "full")).path("config");
            names.addAll(config.path("agent").path("personalities").propertyNames());
            names.addAll(config.path("personalities").propertyNames());
        } catch (Refused refused) {
            if (refused.code() != Refusals.BAD_VALUE && refused.code() != Refusals.NO_METHOD) {
                throw refused;
            }
        }
        return List.copyOf(names);
    }
}
