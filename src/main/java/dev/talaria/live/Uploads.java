package dev.talaria.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

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

    /// What the agent has got.
    record Given(List<Attached> files) {
        Given {
            files = List.copyOf(files);
        }

        /// What to put before the prompt's text.
        List<String> references() {
            return files.stream().map(Attached::reference).filter(reference -> !reference.isEmpty()).toList();
        }

        private Given with(Attached another) {
            return new Given(Stream.concat(files.stream(), Stream.of(another)).toList());
        }
    }

    /// One file after another: a backend lays them before the prompt in the order in which they come. The first refusal is
    /// the answer.
    CompletableFuture<Reply<Given>> give(Gateway gateway, StoredId session, List<Attachment> files) {
        var given = CompletableFuture.completedFuture(Reply.done(new Given(List.of())));
        for (var file : files) {
            given = given.thenComposeAsync(before -> switch (before) {
                case Reply.Done<Given>(var some) -> give(gateway, session, file)
                        .thenApply(reply -> taken(gateway, session, some, reply));
                case Reply.Refused<Given> _ -> CompletableFuture.completedFuture(before);
            }, background::run);
        }
        return given;
    }

    private static Reply<Given> taken(Gateway gateway, StoredId session, Given before, Reply<Attached> reply) {
        return switch (reply) {
            case Reply.Done<Attached>(var another) -> Reply.done(before.with(another));
            case Reply.Refused<Attached>(var why, var words) -> {
                takeBack(gateway, session, before);
                yield Reply.refused(why, words);
            }
        };
    }

    /// The prompt does not go: else its pictures would go along with whatever is sent next.
    static void takeBack(Gateway gateway, StoredId session, Given given) {
        given.files().stream().filter(file -> file.reference().isEmpty())
                .forEach(file -> {
                    var _ = gateway.detach(session, file);
                });
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
