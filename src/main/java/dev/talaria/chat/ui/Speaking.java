package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Reply;
import dev.talaria.team.Attachment;
import dev.talaria.team.Slip;

/// Where what is typed goes. No verb waits.
interface Speaking {
    /// @param confirmed whether the member knows what [Spoken.AsksFirst] said
    /// @param slip by which the browser can ask later what became of it
    CompletableFuture<Spoken> send(String text, List<Attachment> attachments, boolean confirmed, Slip slip);

    CompletableFuture<Spoken> steer(String text, Slip slip);

    /// What became of something that was handed over before the page was loaded anew; nothing where it never arrived.
    CompletableFuture<Optional<Spoken>> becameOf(Slip slip);

    /// Whether a text that is kept as a draft has left already, and only waits to arrive.
    boolean isOnItsWay(String draft);

    void stop();

    /// What was said before, newest first.
    CompletableFuture<List<String>> recall();

    CompletableFuture<Reply<List<Completion>>> completeCommand(String text);

    CompletableFuture<Reply<List<Completion>>> completeReference(String word);
}
