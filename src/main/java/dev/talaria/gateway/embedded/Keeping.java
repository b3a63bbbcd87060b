package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway.Nothing;
import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.embedded.store.Titles;
import dev.talaria.shared.StoredId;

/// Names, files away, cuts and copies sessions. Belongs to the loop.
final class Keeping {
    private static final String WORKS = "A turn runs in this session. Stop it first, or wait for its end.";
    private static final int SHORTEST = 4;

    private final EmbeddedSessions sessions;
    private final Stage stage;
    private final Loop loop;
    private final Ids ids;
    private final Agents agents;
    private final Executor players;

    Keeping(EmbeddedSessions sessions, Stage stage, Loop loop, Ids ids, Agents agents, Executor players) {
        this.sessions = sessions;
        this.stage = stage;
        this.loop = loop;
        this.ids = ids;
        this.agents = agents;
        this.players = players;
    }

    static <T> CompletableFuture<Reply<T>> flattened(Reply<CompletableFuture<Reply<T>>> reply) {
        return switch (reply) {
            case Reply.Done<CompletableFuture<Reply<T>>>(var later) -> later;
            case Reply.Refused<CompletableFuture<Reply<T>>> refused -> CompletableFuture
                    .completedFuture(refused.as());
        };
    }

    Reply<Nothing> rename(StoredId id, String wanted) {
        var title = Titles.cleaned(wanted);
        if (Titles.isTooLong(title)) {
            return Reply.refused(Refusal.INVALID, "A title has at most " + Titles.LONGEST + " characters.");
        }
        var session = sessions.attach(id);
        if (session.isEmpty()) {
            return gone();
        }
        if (session.get().isStored()) {
            switch (stage.store().rename(session.get().tip(), title)) {
                case TAKEN -> {
                    return Reply.refused(Refusal.INVALID, "Another session of this profile has this title already.");
                }
                case GONE -> {
                    return gone();
                }
                case RENAMED -> {
                    // told below
                }
            }
        }
        session.get().callIt(title);
        stage.tell(new GatewayEvent.Renamed(session.get().first(), title));
        return Reply.done(new Nothing());
    }

    Reply<Nothing> archive(List<StoredId> segments, boolean archived) {
        return stage.store().archive(segments, archived)
                ? Reply.done(new Nothing())
                : Reply.refused(Refusal.UNSUPPORTED, "The profile's state.db is too old to archive sessions.");
    }

    Reply<Nothing> delete(List<StoredId> segments) {
        if (segments.stream().anyMatch(segment -> stage.store().isHeldByAnother(segment))) {
            return Reply.refused(Refusal.BUSY, "Another program is at work in this session.");
        }
        segments.forEach(id -> sessions.live(id).ifPresent(session -> {
            session.turn().ifPresent(RunningTurn::stop);
            sessions.forget(session);
        }));
        stage.store().delete(segments);
        return Reply.done(new Nothing());
    }

    Reply<StoredId> branch(StoredId id, Optional<String> name, Optional<Rest> without) {
        var session = sessions.attach(id);
        var title = name.map(Titles::cleaned);
        if (title.filter(Titles::isTooLong).isPresent()) {
            return Reply.refused(Refusal.INVALID, "A title has at most " + Titles.LONGEST + " characters.");
        }
        var next = ids.session();
        var copied = session.flatMap(from -> stage.store().branch(from.tip(), next, title,
                without.map(Rest::row).orElse(Long.MAX_VALUE)));
        return copied.isPresent()
                ? Reply.done(next)
                : Reply.refused(Refusal.INVALID, "There is nothing yet to branch from.");
    }

    CompletableFuture<Reply<Compressed>> compress(StoredId id) {
        var session = sessions.attach(id);
        if (session.isEmpty()) {
            return CompletableFuture.completedFuture(gone());
        }
        if (session.get().isBusy() || stage.store().isHeldByAnother(session.get().tip())) {
            return CompletableFuture.completedFuture(Reply.refused(Refusal.BUSY, WORKS));
        }
        var history = stage.store().history(session.get().tip());
        if (history.size() < SHORTEST) {
            return CompletableFuture.completedFuture(
                    Reply.done(new Compressed(true, "There is too little to compress.", "")));
        }
        return compress(session.get(), new Recall(history, session.get().folder(), session.get().choices()));
    }

    private CompletableFuture<Reply<Compressed>> compress(EmbeddedSession session, Recall recall) {
        session.compressing(true);
        stage.tell(new GatewayEvent.StatusSaid(session.first(), "compressing", "Compressing the session"));
        var agent = agents.agent();
        return CompletableFuture.supplyAsync(() -> agent.summarise(recall), players)
                .handle((summary, failure) -> loop.<Compressed>ask(() -> {
                    session.compressing(false);
                    stage.tell(new GatewayEvent.StatusSaid(session.first(), "ready", "ready"));
                    return failure == null
                            ? continued(session, summary, recall)
                            : Reply.refused(Refusal.FAILED, "No summary could be made. Nothing has changed.");
                }))
                .thenCompose(later -> later);
    }

    private Reply<Compressed> continued(EmbeddedSession session, String summary, Recall recall) {
        var next = ids.session();
        stage.store().compress(session.tip(), next, summary);
        sessions.rotate(session, next);
        stage.store().choose(next, session.config());
        stage.tell(new GatewayEvent.Rotated(session.first(), next));
        stage.tellFacts(session);
        var before = recall.history().stream().mapToInt(message -> message.content().length()).sum() / 4;
        return Reply.done(new Compressed(false, recall.history().size() + " messages became one summary",
                "about " + before + " → " + summary.length() / 4 + " tokens"));
    }

    Reply<TakenBack> undo(StoredId id) {
        var session = sessions.attach(id);
        if (session.isEmpty()) {
            return gone();
        }
        return session.get().isBusy()
                ? Reply.refused(Refusal.BUSY, WORKS)
                : Reply.done(stage.store().undo(session.get().tip()));
    }

    private static <T> Reply<T> gone() {
        return Reply.refused(Refusal.GONE, EmbeddedSessions.NOT_HERE);
    }
}
