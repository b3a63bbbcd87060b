package dev.talaria.gateway.embedded;

import java.util.List;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;

/// The pictures that go along with prompts.
final class Pictures {
    private static final String UNSEEN = "\n\n[A picture went along here, which you cannot see.]";

    private Pictures() {}

    static boolean areIn(List<Message> messages) {
        return messages.stream().anyMatch(Pictures::isIn);
    }

    private static boolean isIn(Message message) {
        return message instanceof UserMessage prompt && !prompt.getMedia().isEmpty();
    }

    /// The messages with a word in the place of each picture, for a model that sees none.
    static List<Message> named(List<Message> messages) {
        return messages.stream()
                .map(message -> isIn(message) ? new UserMessage(message.getText() + UNSEEN) : message)
                .toList();
    }
}
