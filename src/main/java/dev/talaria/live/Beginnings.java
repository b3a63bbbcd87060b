package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

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
import dev.talaria.team.Slip;

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
    private final Set<First> underWay = ConcurrentHashMap.newKeySet();

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
    record First(Member author, ProfileName profile, NewSession wanted, String text, List<Attachment> attachments,
            Slip slip) {
        Place place() {
            return new Place(profile, Optional.empty());
        }

        boolean says(Member member, ProfileName where, String what) {
            return author.equals(member) && profile.equals(where) && text.strip().equals(what.strip());
        }
    }

    CompletableFuture<StartResult> begin(Gateway gateway, First first) {
        drafts.keepLeaving(first.author(), first.place(), first.text(), first.attachments());
        underWay.add(first);
        return gateway.create(first.wanted()).thenApplyAsync(reply -> switch (reply) {
            case Reply.Done<Snapshot>(var snapshot) -> begun(first, snapshot);
            case Reply.Refused<Snapshot>(_, var words) -> new StartResult.NotStarted(words);
        }, background::run).whenComplete((_, _) -> underWay.remove(first));
    }

    /// Whether a draft of that text is on its way to become a session, for all that its member knows.
    boolean isUnderWay(Member actor, ProfileName profile, String text) {
        return underWay.stream().anyMatch(first -> first.says(actor, profile, text));
    }

    private StartResult begun(First first, Snapshot snapshot) {
        var session = new SessionKey(first.profile(), snapshot.session());
        newSessions.began(session, first.wanted(), first.text());
        var kept = queue.add(session, first.author(), first.text(), first.attachments(), Optional.empty(), false,
                first.slip());
        drafts.sent(first.author(), first.place(), first.text());
        book.change(session, state -> state.at(snapshot.session()).knowing(snapshot.facts()));
        book.attached(session);
        dispatcher.sendIfFree(kept);
        return new StartResult.Started(session);
    }
}
