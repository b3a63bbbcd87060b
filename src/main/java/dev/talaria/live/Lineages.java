package dev.talaria.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;

/// Whole sessions, as the file and the live half know them together: their segments, and what a gateway does with them.
@Component
class Lineages {
    private static final int MOST_LIKE_IT = 200;

    private final SessionCatalogue catalogue;
    private final LiveSessions live;
    private final Gateways gateways;

    Lineages(SessionCatalogue catalogue, LiveSessions live, Gateways gateways) {
        this.catalogue = catalogue;
        this.live = live;
        this.gateways = gateways;
    }

    /// All of them, root first; a session that no file has yet is the one segment that it began with.
    List<StoredId> segments(Member actor, SessionKey session) {
        var segments = new LinkedHashSet<>(catalogue.segments(actor, session));
        segments.add(session.root());
        live.find(actor, session).map(LiveSession::tip).ifPresent(segments::add);
        return List.copyOf(segments);
    }

    StoredId tip(Member actor, SessionKey session) {
        return live.find(actor, session)
                .map(LiveSession::tip)
                .or(() -> summary(actor, session).map(SessionSummary::tip))
                .orElse(session.root());
    }

    String title(Member actor, SessionKey session) {
        return summary(actor, session).flatMap(SessionSummary::title).orElse("");
    }

    /// Whether a session of the profile has this title.
    boolean isTaken(Member actor, ProfileName profile, String title) {
        return catalogue.filter(actor, List.of(profile), title, MOST_LIKE_IT).rows().stream()
                .anyMatch(session -> session.title().filter(title::equals).isPresent());
    }

    String label(Member actor, SessionKey session) {
        return summary(actor, session).map(SessionSummary::label)
                .or(() -> live.unstored(actor).stream()
                        .filter(begun -> begun.session().equals(session))
                        .map(LiveSessions.Unstored::preview)
                        .findFirst())
                .filter(label -> !label.isBlank())
                .orElse("Untitled session");
    }

    /// Whether a turn runs in it, here or in another program.
    boolean isAtWork(Member actor, SessionKey session) {
        return live.find(actor, session).filter(now -> now.busy() || !now.requests().isEmpty()).isPresent()
                || summary(actor, session).filter(live::runsElsewhere).isPresent();
    }

    private Optional<SessionSummary> summary(Member actor, SessionKey session) {
        return catalogue.byKeys(actor, List.of(session)).stream().findFirst();
    }

    <T> CompletableFuture<Reply<T>> at(SessionKey session,
            BiFunction<Gateway, SessionKey, CompletableFuture<Reply<T>>> verb) {
        return gateways.of(session.profile())
                .map(gateway -> verb.apply(gateway, session))
                .orElseGet(() -> CompletableFuture.completedFuture(noProfile()));
    }

    static <T> Reply<T> noProfile() {
        return Reply.refused(Refusal.GONE, "There is no such profile any more.");
    }

    /// Does the same with each session: those of one profile one after another, so that a backend is not flooded, and the
    /// profiles side by side.
    CompletableFuture<Outcome> each(Collection<SessionKey> sessions,
            BiFunction<Gateway, SessionKey, CompletableFuture<Reply<Gateway.Nothing>>> verb) {
        var byProfile = new LinkedHashMap<ProfileName, List<SessionKey>>();
        sessions.forEach(session -> byProfile.computeIfAbsent(session.profile(), _ -> new ArrayList<>()).add(session));
        return byProfile.values()
                .stream()
                .map(some -> oneByOne(some, verb))
                .reduce(CompletableFuture.completedFuture(Outcome.NONE), (one, other) -> one.thenCombine(other,
                        Outcome::and));
    }

    private CompletableFuture<Outcome> oneByOne(List<SessionKey> sessions,
            BiFunction<Gateway, SessionKey, CompletableFuture<Reply<Gateway.Nothing>>> verb) {
        var all = CompletableFuture.completedFuture(Outcome.NONE);
        for (var session : sessions) {
            all = all.thenCompose(before -> at(session, verb).thenApply(reply -> before.and(switch (reply) {
                case Reply.Done<Gateway.Nothing> _ -> new Outcome(List.of(session), Map.of());
                case Reply.Refused<Gateway.Nothing> refused -> new Outcome(List.of(), Map.of(session, refused));
            })));
        }
        return all;
    }

    /// What became of several sessions.
    record Outcome(List<SessionKey> done, Map<SessionKey, Reply.Refused<Gateway.Nothing>> refused) {
        static final Outcome NONE = new Outcome(List.of(), Map.of());

        Outcome and(Outcome other) {
            var allDone = new ArrayList<>(done);
            allDone.addAll(other.done);
            var allRefused = new LinkedHashMap<>(refused);
            allRefused.putAll(other.refused);
            return new Outcome(List.copyOf(allDone), allRefused);
        }
    }
}
