package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

/// Makes of stored rows what a model takes: no errors, and no call without its result.
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
            messages.add(prompt(row));
        } else if (row.isFrom("assistant") && !row.finishReason().equals("error")) {
            if (row.toolCalls().isEmpty()) {
                addAnswer(row.content());
            } else {
                addCalls(row, results(at));
            }
        }
    }

    private void addAnswer(String text) {
        if (!text.isBlank()) {
            messages.add(new AssistantMessage(text));
        }
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
            messages.add(AssistantMessage.builder().content(row.content()).toolCalls(calls).build());
            messages.add(ToolResponseMessage.builder().responses(responses).build());
        }
    }

    private static Message prompt(StoredMessage row) {
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
