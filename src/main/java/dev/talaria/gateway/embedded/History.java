package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.talaria.gateway.embedded.store.StoredMessage;

/// Makes of stored rows what a model takes: no errors, no call without its result, and people and agent in turns, which the
/// templates of many models insist on.
final class History {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<StoredMessage> rows;
    private final List<Message> messages = new ArrayList<>();

    private History(List<StoredMessage> rows) {
        this.rows = rows;
    }

    static List<Message> of(String instructions, List<StoredMessage> rows) {
        var history = new History(rows);
        history.messages.add(new SystemMessage(instructions));
        for (var at = 0; at < rows.size(); at++) {
            history.add(at);
        }
        return history.messages;
    }

    private void add(int at) {
        var row = rows.get(at);
        if (row.isFrom("user")) {
            addPrompt(prompt(row));
        } else if (row.isFrom("assistant") && !row.finishReason().equals("error")) {
            if (row.toolCalls().isEmpty()) {
                addAnswer(row.content());
            } else {
                addCalls(row, results(at));
            }
        }
    }

    private void addPrompt(UserMessage prompt) {
        if (messages.getLast() instanceof UserMessage before) {
            messages.removeLast();
            messages.add(UserMessage.builder()
                    .text(joined(before.getText(), prompt.getText()))
                    .media(Stream.concat(before.getMedia().stream(), prompt.getMedia().stream()).toList())
                    .build());
        } else {
            messages.add(prompt);
        }
    }

    private void addAnswer(String text) {
        if (!text.isBlank()) {
            messages.add(new AssistantMessage(withAnswerBefore(text)));
        }
    }

    /// Takes what was said just before, and called nothing, into the same message.
    private String withAnswerBefore(String text) {
        if (messages.getLast() instanceof AssistantMessage before && before.getToolCalls().isEmpty()) {
            messages.removeLast();
            return joined(before.getText(), text);
        }
        return text;
    }

    private static String joined(@Nullable String before, @Nullable String after) {
        return Stream.of(before, after).filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /// The results that follow the row, by the id of their call.
    private Map<String, StoredMessage> results(int at) {
        return rows.subList(at + 1, rows.size()).stream()
                .takeWhile(row -> row.isFrom("tool"))
                .collect(Collectors.toMap(StoredMessage::toolCallId, row -> row, (first, _) -> first));
    }

    private void addCalls(StoredMessage row, Map<String, StoredMessage> results) {
        var calls = new ArrayList<AssistantMessage.ToolCall>();
        var responses = new ArrayList<ToolResponse>();
        var seen = new HashSet<String>();
        for (var call : read(row.toolCalls())) {
            var id = call.path("id").asString("");
            var result = results.get(id);
            if (result != null && seen.add(id)) {
                var function = call.path("function");
                calls.add(new AssistantMessage.ToolCall(id, "function", function.path("name").asString(""),
                        function.path("arguments").asString("{}")));
                responses.add(new ToolResponse(id, result.toolName(), result.content()));
            }
        }
        if (calls.isEmpty()) {
            addAnswer(row.content());
        } else {
            messages.add(AssistantMessage.builder().content(withAnswerBefore(row.content())).toolCalls(calls).build());
            messages.add(ToolResponseMessage.builder().responses(responses).build());
        }
    }

    private static UserMessage prompt(StoredMessage row) {
        if (row.parts().isEmpty()) {
            return new UserMessage(row.content());
        }
        var text = new StringBuilder();
        var media = new ArrayList<Media>();
        for (var part : read(row.parts().get())) {
            var url = part.path("image_url").path("url").asString("");
            if (url.startsWith("data:image/") && url.contains(";base64,")) {
                var comma = url.indexOf(";base64,");
                media.add(new Media(MimeType.valueOf(url.substring("data:".length(), comma)),
                        new ByteArrayResource(Base64.getMimeDecoder().decode(url.substring(comma + 8)))));
            }
            text.append(part.path("text").asString(""));
        }
        return UserMessage.builder().text(text.toString()).media(media).build();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            return JSON.createArrayNode();
        }
    }
}
