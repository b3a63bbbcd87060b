package dev.talaria.chat.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Reply;
import dev.talaria.team.Attachment;

/// Where what is typed goes. No verb waits.
interface Speaking {
    /// @param confirmed whether the member knows what [Spoken.AsksFirst] said
    CompletableFuture<Spoken> send(String text, List<Attachment> attachments, boolean confirmed);

    CompletableFuture<Spoken> steer(String text);

    void stop();

    /// What was said before, newest first.
    CompletableFuture<List<String>> recall();

    CompletableFuture<Reply<List<Completion>>> completeCommand(String text);

    CompletableFuture<Reply<List<Completion>>> completeReference(String word);
}
