package dev.talaria.live;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.sessions.SessionEnd;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// Lets a new session go on from the middle of another. An agent may count prompts otherwise than its file tells, so that a branch
/// is looked at before anybody gets to see it.
@Component
class Branching {
    private final Transcripts transcripts;
    private final Background background;

    Branching(Transcripts transcripts, Background background) {
        this.transcripts = transcripts;
        this.background = background;
    }

    /// @param message the last row that goes along
    CompletableFuture<Reply<StoredId>> after(Gateway gateway, SessionKey session, long message) {
        return CompletableFuture.supplyAsync(() -> branch(gateway, session, message), background::run)
                .thenCompose(coming -> coming);
    }

    private CompletableFuture<Reply<StoredId>> branch(Gateway gateway, SessionKey session, long message) {
        var profile = session.profile();
        var rest = transcripts.after(profile, session.root(), message);
        if (rest.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.refused(Refusal.INVALID,
                    "The agent does not remember this answer word for word any more. Branch from a later one."));
        }
        var tip = transcripts.end(profile, session.root()).map(SessionEnd::tip).orElse(session.root());
        return gateway.branch(tip, Optional.empty(), rest.filter(it -> it.prompts() > 0)
                .map(it -> new Rest(it.firstRow(), it.prompts()))).thenComposeAsync(reply -> switch (reply) {
                    case Reply.Done<StoredId>(var branch) when rest.get().prompts() > 0
                            && !endsAlike(rest.get().before(), prompts(profile, branch)) ->
                        withdrawn(gateway, branch);
                    case Reply.Done<StoredId> _,Reply.Refused<StoredId> _ -> CompletableFuture.completedFuture(reply);
                }, background::run);
    }

    private List<String> prompts(ProfileName profile, StoredId session) {
        return transcripts.prompts(profile, session).stream().map(SessionEnd.Prompt::text).toList();
    }

    /// What an agent told itself may have become prompts in the copy.
    private static boolean endsAlike(List<String> wanted, List<String> there) {
        return wanted.isEmpty()
                ? there.isEmpty()
                : !there.isEmpty() && wanted.getLast().equals(there.getLast())
                        && Collections.frequency(wanted, wanted.getLast()) == Collections.frequency(there,
                                wanted.getLast());
    }

    private static CompletableFuture<Reply<StoredId>> withdrawn(Gateway gateway, StoredId branch) {
        return gateway.delete(List.of(branch)).thenApply(_ -> Reply.refused(Refusal.FAILED,
                "The agent counts the prompts of this conversation otherwise than its file. Branch at its end instead."));
    }
}
