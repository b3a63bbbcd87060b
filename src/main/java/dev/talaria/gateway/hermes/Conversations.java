package dev.talaria.gateway.hermes;

import java.util.List;

import tools.jackson.databind.JsonNode;

/// The prompts in what a backend shows of a conversation.
final class Conversations {
    private Conversations() {}

    /// Empty where there is none.
    static String lastPrompt(JsonNode answer) {
        var all = all(answer);
        return all.isEmpty() ? "" : all.getLast();
    }

    private static List<String> all(JsonNode answer) {
        return answer.path("messages").valueStream()
                .filter(message -> message.path("role").asString("").equals("user")).map(Conversations::text).toList();
    }

    private static String text(JsonNode message) {
        var text = message.path("text");
        if (text.isString()) {
            return text.asString();
        }
        var content = message.path("content");
        return content.isString()
                ? content.asString()
                : String.join("", content.valueStream().map(part -> part.path("text").asString("")).toList());
    }
}
