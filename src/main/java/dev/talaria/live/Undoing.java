package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Reply;
import dev.talaria.live.SessionControls.Undone;
import dev.talaria.sessions.StoredImages;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;

/// Takes back the last turn of a session, and lays what began it before the member again: its words, and its pictures as far
/// as somebody still has them. Other files are named in the words.
@Component
class Undoing {
    private final SessionBook book;
    private final Transcripts transcripts;
    private final Resending resending;
    private final Background background;

    /// The last prompt as the file has it.
    private record Last(String text, StoredImages images) {}

    Undoing(SessionBook book, Transcripts transcripts, Resending resending, Background background) {
        this.book = book;
        this.transcripts = transcripts;
        this.resending = resending;
        this.background = background;
    }

    /// The pictures are read before they are gone.
    CompletableFuture<Reply<Undone>> lastTurn(Member actor, SessionKey session, StoredId tip,
            Gateway gateway) {
        return CompletableFuture.supplyAsync(() -> last(session), background::run)
                .thenCompose(last -> gateway.undo(tip)
                        .thenApplyAsync(reply -> reply.map(gone -> undone(actor, session, gone, last)),
                                background::run));
    }

    private Optional<Last> last(SessionKey session) {
        var prompts = transcripts.prompts(session.profile(), session.root());
        return prompts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Last(prompts.getLast().text(),
                        transcripts.images(session.profile(), session.root(), prompts.getLast().id())));
    }

    private Undone undone(Member actor, SessionKey session, Gateway.TakenBack gone, Optional<Last> last) {
        if (gone.messages() == 0) {
            return new Undone(0, "", List.of(), 0);
        }
        var prompt = Transcripts.asTyped(gone.prompt());
        var held = last.filter(it -> isOf(prompt, it.text())).map(Last::images).orElse(new StoredImages(List.of(), 0));
        var sent = Math.max(held.all(), attached(session, prompt));
        // what is remembered of that turn would be shown once more, for the file does not hold it
        book.change(session, state -> state.busy() ? state : state.withoutTurn());
        var pictures = resending.kept(actor, held.held());
        return new Undone(gone.messages(), prompt, pictures, Math.max(0, sent - pictures.size()));
    }

    /// How many pictures are known to have been sent from here with the prompt of the last turn.
    private int attached(SessionKey session, String prompt) {
        return (int) book.of(session).turn().flatMap(LiveTurn::prompt).filter(sent -> isOf(prompt, sent.text()))
                .stream()
                .flatMap(sent -> sent.attachments().stream())
                .filter(Attachment::isImage)
                .count();
    }

    /// An agent may take back another prompt than the last one that is known here. One may be known only by its beginning, and
    /// files are named before it.
    private static boolean isOf(String prompt, String known) {
        var words = known.strip();
        var back = prompt.strip();
        return words.isEmpty() ? back.isEmpty() : back.startsWith(words) || back.endsWith(words);
    }
}
