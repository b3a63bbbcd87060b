package dev.talaria.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Attached;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.shared.Background;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;

/// Hands an agent the files that go along with a prompt.
@Component
class Uploads {
    private final Drafts drafts;
    private final Background background;

    Uploads(Drafts drafts, Background background) {
        this.drafts = drafts;
        this.background = background;
    }

    /// One file after another: a backend lays them before the prompt in the order in which they come. The first refusal is
    /// the answer.
    ///
    /// @return what to put before the prompt's text
    CompletableFuture<Reply<List<String>>> give(Gateway gateway, StoredId session, List<Attachment> files) {
        var given = CompletableFuture.completedFuture(Reply.done(List.<String>of()));
        for (var file : files) {
            given = given.thenComposeAsync(before -> switch (before) {
                case Reply.Done<List<String>>(var references) -> give(gateway, session, file)
                        .thenApply(reply -> reply.map(attached -> with(references, attached)));
                case Reply.Refused<List<String>> _ -> CompletableFuture.completedFuture(before);
            }, background::run);
        }
        return given;
    }

    private static List<String> with(List<String> references, Attached attached) {
        var all = new ArrayList<>(references);
        if (!attached.reference().isEmpty()) {
            all.add(attached.reference());
        }
        return List.copyOf(all);
    }

    private CompletableFuture<Reply<Attached>> give(Gateway gateway, StoredId session, Attachment file) {
        byte[] content;
        try {
            content = drafts.content(file);
        } catch (RuntimeException _) {
            return CompletableFuture.completedFuture(
                    Reply.refused(Refusal.INVALID, "The file " + file.name() + " is not there any more."));
        }
        return file.isImage()
                ? gateway.attachImage(session, file.name(), content)
                : gateway.attachFile(session, file.name(), content);
    }

    /// Nobody needs their bytes any more.
    void letGo(List<Attachment> files) {
        background.run(() -> files.forEach(drafts::letGo));
    }
}
