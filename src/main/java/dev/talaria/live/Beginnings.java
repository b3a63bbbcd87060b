package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.live.Prompts.StartResult;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;

/// Begins sessions. What was typed is a draft of the profile until there is a session to keep it for, so that neither a
/// failing start nor a crash loses it.
@Component
class Beginnings {
    private final PromptQueue queue;
    private final Drafts drafts;
    private final SessionBook book;
    private final NewSessions newSessions;
    private final Dispatcher dispatcher;
    private final Background background;

    Beginnings(PromptQueue queue, Drafts drafts, SessionBook book, NewSessions newSessions, Dispatcher dispatcher,
            Background background) {
        this.queue = queue;
        this.drafts = drafts;
        this.book = book;
        this.newSessions = newSessions;
        this.dispatcher = dispatcher;
        this.background = background;
    }

    /// What somebody wants to begin with.
    record First(Member author, ProfileName profile, NewSession wanted, String text, List<Attachment> attachments) {
        Place place() {
            return new Place(profile, Optional.empty());
        }
    }

    CompletableFuture<StartResult> begin(Gateway gateway, First first) {
        drafts.keep(first.author(), first.place(), first.text(), first.attachments());
        return gateway.create(first.wanted()).thenApplyAsync(reply -> switch (reply) {
            case Reply.Done<Snapshot>(var snapshot) -> begun(first, snapshot);
            case Reply.Refused<Snapshot>(_, var words) -> new StartResult.NotStarted(words);
        }, background::run);
    }

    private StartResult begun(First first, Snapshot snapshot) {
        var session = new SessionKey(first.profile(), snapshot.session());
        newSessions.began(session, first.wanted(), first.text());
        var kept = queue.add(session, first.author(), first.text(), first.attachments(), Optional.empty(), false);
        forgetDraft(first);
        book.change(session, state -> state.at(snapshot.session()).knowing(snapshot.facts()));
        book.attached(session);
        dispatcher.sendIfFree(kept);
        return new StartResult.Started(session);
    }

    /// Unless something else was typed meanwhile.
    private void forgetDraft(First first) {
        drafts.of(first.author(), first.place())
                .filter(draft -> draft.text().strip().equals(first.text().strip()))
                .ifPresent(_ -> drafts.keep(first.author(), first.place(), "", List.of()));
    }
}
