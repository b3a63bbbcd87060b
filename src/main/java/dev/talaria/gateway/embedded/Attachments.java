package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.talaria.gateway.embedded.store.StoredMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Puts a prompt and what goes along with it into one message, as Hermes stores it.
final class Attachments {
    private static final String CONTEXT = "\n\n--- Attached Context ---";

    private Attachments() {}

    /// The files that went along with a prompt, as they stand behind its text; empty for none.
    static String context(StoredMessage prompt) {
        var text = prompt.parts().map(Attachments::firstText).orElse(prompt.content());
        var at = text.indexOf(CONTEXT);
        return at < 0 ? "" : text.substring(at);
    }

    private static String firstText(String parts) {
        try {
            return JsonMapper.shared().readTree(parts).path(0).path("text").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    /// @param before the files that went along with the prompt whose place this one takes
    static StoredMessage message(String prompt, List<Attachment> attachments, String before) {
        var texts = attachments.stream().filter(attachment -> !attachment.isImage()).toList();
        var text = new StringBuilder();
        texts.forEach(file -> text.append(reference(file)).append('\n'));
        text.append(prompt);
        if (texts.isEmpty() && prompt.contains("@file:")) {
            text.append(before);
        } else if (!texts.isEmpty()) {
            text.append(CONTEXT);
            texts.forEach(file -> text.append("\n\n").append(reference(file)).append("\n```\n").append(file.content())
                    .append("\n```"));
        }
        var images = attachments.stream().filter(Attachment::isImage).toList();
        if (images.isEmpty()) {
            return StoredMessage.prompt(text.toString());
        }
        var parts = new ArrayList<Map<String, Object>>();
        parts.add(Map.of("type", "text", "text", text.toString()));
        images.forEach(image -> parts.add(Map.of("type", "image_url", "image_url",
                Map.of("url", "data:" + image.mediaType() + ";base64," + image.content()))));
        return StoredMessage.promptOfParts(PlannedCall.json(parts));
    }

    private static String reference(Attachment file) {
        return "@file:" + file.name().replaceAll("\\s", "_");
    }
}
