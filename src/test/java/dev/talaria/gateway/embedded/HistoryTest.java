package dev.talaria.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;

import dev.talaria.gateway.embedded.store.StoredMessage;

class HistoryTest {
    @Test
    void peopleAndAgentSpeakInTurns() {
        assertThat(told(StoredMessage.summary("Earlier."), StoredMessage.prompt("One"),
                StoredMessage.answer("It failed", "", "error"), StoredMessage.prompt("Two"),
                StoredMessage.answer("Half", "", "stop"), StoredMessage.answer("an answer", "", "stop")))
                .satisfies(told -> assertThat(told.getFirst()).startsWith("user: [CONTEXT").endsWith("One\n\nTwo"))
                .last().isEqualTo("assistant: Half\n\nan answer");
    }

    @Test
    void whatWasSaidBeforeACallStandsWithIt() {
        var calls = "[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"todo\",\"arguments\":\"{}\"}}]";

        assertThat(told(StoredMessage.prompt("One"), StoredMessage.answer("First", "", "stop"),
                StoredMessage.calls("then", "", calls, 1), StoredMessage.result("c", "todo", "{}"),
                StoredMessage.answer("Done", "", "stop")))
                .containsExactly("user: One", "assistant: First\n\nthen +1", "tool: ", "assistant: Done");
    }

    private static List<String> told(StoredMessage... rows) {
        return History.of("Be kind.", List.of(rows)).stream().skip(1).map(HistoryTest::outline).toList();
    }

    private static String outline(Message message) {
        var calls = message instanceof AssistantMessage answer && answer.hasToolCalls()
                ? " +" + answer.getToolCalls().size()
                : "";
        return message.getMessageType().getValue() + ": " + message.getText() + calls;
    }
}
