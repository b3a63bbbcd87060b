package dev.talaria.fake;

import java.util.stream.IntStream;

import dev.talaria.fake.ScriptedMethods.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a scripted Hermes answers without a session.
final class ScriptedPanels {
    private ScriptedPanels() {}

    static ObjectNode models(int more) {
        var models = json().put("model", "scripted-small").put("provider", "scripted");
        var providers = models.putArray("providers");
        var own = providers.addObject().put("slug", "scripted").put("name", "Scripted").put("authenticated", true)
                .put("is_current", true);
        own.putArray("models").add("scripted-small").add("scripted-large");
        own.putObject("capabilities").putObject("scripted-large").put("fast", true).put("reasoning", true);
        if (more > 0) {
            var many = providers.addObject().put("slug", "many").put("name", "Many").put("authenticated", true)
                    .putArray("models");
            IntStream.range(0, more).forEach(number -> many.add("many-" + number));
        }
        providers.addObject().put("slug", "acme").put("name", "Acme").put("authenticated", false)
                .put("warning", "no key").putArray("models").add("acme/large");
        return models;
    }

    static ObjectNode config(JsonNode params) {
        if (!params.path("key").asString("").equals("full")) {
            throw new Fault(4002, "unknown config key: " + params.path("key").asString(""));
        }
        var config = json();
        config.putObject("config").putObject("agent").putObject("personalities").put("gardener", "You like plants.");
        return config;
    }

    static ObjectNode slash(JsonNode params) {
        var found = json().put("replace_from", 0);
        found.putArray("items").addObject().put("text", params.path("text").asString("") + "elp")
                .put("display", "/help").put("meta", "Shows what there is");
        return found;
    }

    static ObjectNode path(JsonNode params) {
        var found = json();
        found.putArray("items").addObject().put("text", "@file:" + params.path("cwd").asString("") + "notes.md")
                .put("display", "notes.md").put("meta", "");
        return found;
    }

    static ObjectNode dispatch(JsonNode params) {
        var arg = params.path("arg").asString("");
        return switch (params.path("name").asString("")) {
            case "queue" -> json().put("type", "send").put("message", arg);
            case "q" -> json().put("type", "alias").put("target", "/queue");
            case "loop" -> json().put("type", "alias").put("target", "/loop");
            case "review" -> json().put("type", "skill").put("name", "review").put("message", skill(arg));
            case "goal" -> json().put("type", "exec").put("output", "No active goal");
            case String name -> throw new Fault(4018, "not a quick/plugin/skill command: " + name);
        };
    }

    /// The whole text of one, as a model reads it.
    private static String skill(String arg) {
        return "[IMPORTANT: The user has invoked the \"review\" skill.]\n\nRead it all.\n\n"
                + "The words alongside the skill invocation: " + arg;
    }

    private static ObjectNode json() {
        return ScriptedHermes.JSON.createObjectNode();
    }
}
