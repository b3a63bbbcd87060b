package dev.talaria.gateway.embedded;

import java.util.List;

import org.springframework.ai.chat.messages.AssistantMessage;

/// What a model said in one go.
///
/// @param calls the tools it wants to use
/// @param input how many tokens it read
/// @param output how many it wrote
record Spoken(String text, List<PlannedCall> calls, long input, long output) {
    Spoken {
        calls = List.copyOf(calls);
    }

    AssistantMessage asMessage() {
        return AssistantMessage.builder()
                .content(text)
                .toolCalls(calls.stream()
                        .map(call -> new AssistantMessage.ToolCall(call.id(), "function", call.name(),
                                call.arguments()))
                        .toList())
                .build();
    }
}
