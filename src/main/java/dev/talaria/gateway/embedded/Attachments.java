package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.talaria.gateway.embedded.store.StoredMessage;

/// Puts a prompt and what goes along with it into one message, as Hermes stores it.
final class Attachments {
    private Attachments() {}

    static StoredMessage message(String prompt, List<Attachment> attachments) {
        var texts = attachments.stream().filter(attachment -> !attachment.isImage()).toList();
        var text = new StringBuilder();
        texts.forEach(file -> text.append(reference(file)).append('\n'));
        text.append(prompt);
        if (!texts.isEmpty()) {
            text.append("\n\n--- Attached Context ---");
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
