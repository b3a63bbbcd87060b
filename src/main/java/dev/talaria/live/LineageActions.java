package dev.talaria.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import dev.talaria.gateway.Reply;
import dev.talaria.live.SessionActions.ActionResult.Done;
import dev.talaria.live.SessionActions.ActionResult.Failed;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;
import dev.talaria.team.Rights;

/// Names, archives and deletes through the gateways. Lists show at once what is to come; where it does not come, they show
/// again what is.
@Service
class LineageActions implements SessionActions {
    /// The last moment still counts: an Undo may be on its way when the countdown is over.
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private final Lineages lineages;
    private final Foreseen foreseen;
    private final Leftovers leftovers;
    private final Rights rights;
    private final BiConsumer<Duration, Runnable> later;
    private final Duration grace;
    private final Clock clock;
    private final List<Waiting> pending = new CopyOnWriteArrayList<>();

    /// A deletion that can still be undone.
    private record Waiting(MemberId actor, PendingDeletion deletion, Instant until) {}

    @Autowired
    LineageActions(Lineages lineages, Foreseen foreseen, Leftovers leftovers, Rights rights, Background background,
            @Value("${talaria.delete.grace:10s}") Duration grace, Clock clock) {
        this(lineages, foreseen, leftovers, rights, background::after, grace, clock);
    }

    /// @param later runs something after a while, unless we stop before: what was not deleted by then stays
    LineageActions(Lineages lineages, Foreseen foreseen, Leftovers leftovers, Rights rights,
            BiConsumer<Duration, Runnable> later, Duration grace, Clock clock) {
        this.lineages = lineages;
        this.foreseen = foreseen;
        this.leftovers = leftovers;
        this.rights = rights;
        this.later = later;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<ActionResult> rename(Member actor, SessionKey session, String title) {
        var plain = Titles.plain(title);
        var refusal = refusal(actor, List.of(session)).or(() -> Titles.refusal(plain));
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Failed(0, refusal.get()));
        }
        var before = Optional.ofNullable(foreseen.titles().get(session))
                .orElseGet(() -> lineages.title(actor, session));
        var expected = foreseen.calls(session, plain);
        return lineages.at(session, (gateway, key) -> gateway.rename(lineages.tip(actor, key), plain))
                .thenApply(reply -> switch (reply) {
                    case Reply.Done<?> _ -> {
                        foreseen.called(session, expected);
                        yield new Done("“" + plain + "”", () -> rename(actor, session, before));
                    }
                    case Reply.Refused<?>(_, var words) -> {
                        foreseen.calledAsBefore(session, expected);
                        yield new Failed(0, "“" + lineages.label(actor, session) + "” keeps its title. " + words);
                    }
                });
    }

    @Override
    public CompletableFuture<ActionResult> archive(Member actor, Collection<SessionKey> sessions, boolean archived) {
        var wanted = List.copyOf(new LinkedHashSet<>(sessions));
        var refusal = refusal(actor, wanted);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Failed(0, refusal.get()));
        }
        var named = named(actor, wanted);
        wanted.forEach(archived ? foreseen::leaves : foreseen::stays);
        return lineages.each(wanted, (gateway, key) -> gateway.archive(lineages.segments(actor, key), archived))
                .thenApply(outcome -> {
                    if (archived) {
                        outcome.done().forEach(foreseen::left);
                        outcome.refused().keySet().forEach(foreseen::stays);
                    }
                    return result(actor, outcome, archived ? "archived" : "brought back", named,
                            () -> archive(actor, outcome.done(), !archived));
                });
    }

    @Override
    public PendingDeletion delete(Member actor, Collection<SessionKey> sessions) {
        var wanted = List.copyOf(new LinkedHashSet<>(sessions));
        var idle = wanted.stream().filter(session -> !lineages.isAtWork(actor, session)).toList();
        var refusal = refusal(actor, wanted)
                .or(() -> idle.isEmpty() ? Optional.of(atWork(actor, wanted)) : Optional.empty());
        if (refusal.isPresent()) {
            return new PendingDeletion("", 0, 0, Duration.ZERO, () -> {},
                    CompletableFuture.completedFuture(new Failed(0, refusal.get())));
        }
        idle.forEach(foreseen::leaves);
        var deletion = new Deletion(foreseen, idle, () -> deleteNow(actor, idle));
        later.accept(grace.plus(ON_ITS_WAY), deletion::run);
        var segments = idle.stream().mapToInt(session -> lineages.segments(actor, session).size()).sum();
        var title = idle.size() == 1 ? lineages.label(actor, idle.getFirst()) : idle.size() + " sessions";
        var waiting = new PendingDeletion(title, idle.size(), segments, grace, deletion::undo, deletion.done());
        remember(new Waiting(actor.id(), waiting, clock.instant().plus(grace)));
        return waiting;
    }

    private void remember(Waiting waiting) {
        pending.add(waiting);
        waiting.deletion().done().whenComplete((_, _) -> pending.remove(waiting));
    }

    /// Asked again, for much may have happened since: who deletes, and whether somebody began to talk there.
    private CompletableFuture<ActionResult> deleteNow(Member actor, List<SessionKey> sessions) {
        var idle = sessions.stream().filter(session -> !lineages.isAtWork(actor, session)).toList();
        var busy = sessions.stream().filter(session -> !idle.contains(session)).toList();
        var refusal = refusal(actor, sessions)
                .or(() -> idle.isEmpty() ? Optional.of(atWork(actor, busy)) : Optional.empty());
        if (refusal.isPresent()) {
            sessions.forEach(foreseen::stays);
            return CompletableFuture.completedFuture(new Failed(0, refusal.get()));
        }
        return lineages.each(idle, (gateway, key) -> gateway.delete(lineages.segments(actor, key)))
                .thenApply(outcome -> {
                    outcome.done().forEach(session -> {
                        leftovers.forget(session);
                        foreseen.gone(session);
                    });
                    outcome.refused().keySet().forEach(foreseen::stays);
                    busy.forEach(foreseen::stays);
                    var result = result(actor, outcome, "deleted", "", LineageActions::tooLate);
                    return busy.isEmpty() || result instanceof Failed
                            ? result
                            : new Failed(outcome.done().size(), atWork(actor, busy));
                });
    }

    private String named(Member actor, List<SessionKey> sessions) {
        return sessions.size() == 1
                ? "“" + lineages.label(actor, sessions.getFirst()) + "”"
                : sessions.size() + " sessions";
    }

    private ActionResult result(Member actor, Lineages.Outcome outcome, String what, String named,
            Supplier<CompletableFuture<ActionResult>> undo) {
        var refused = outcome.refused();
        if (refused.isEmpty()) {
            return new Done(named, undo);
        }
        var first = refused.entrySet().iterator().next();
        var which = refused.size() == 1
                ? "“" + lineages.label(actor, first.getKey()) + "” was"
                : refused.size() + " sessions were";
        return new Failed(outcome.done().size(),
                which + " not " + what + ". " + first.getValue().words() + rest(outcome.done().size(), what));
    }

    private static String rest(int done, String what) {
        return switch (done) {
            case 0 -> "";
            case 1 -> " The other one was " + what + ".";
            default -> " The other " + done + " were " + what + ".";
        };
    }

    private String atWork(Member actor, List<SessionKey> busy) {
        return busy.size() == 1
                ? "“" + lineages.label(actor, busy.getFirst()) + "” is at work and was not deleted. Stop it first."
                : busy.size() + " sessions are at work and were not deleted. Stop them first.";
    }

    private Optional<String> refusal(Member actor, Collection<SessionKey> sessions) {
        return sessions.stream()
                .map(SessionKey::profile)
                .filter(profile -> !rights.mayOwn(actor, profile))
                .findFirst()
                .map(profile -> "You may not rename, archive or delete sessions of " + profile + ".");
    }

    private static CompletableFuture<ActionResult> tooLate() {
        return CompletableFuture.completedFuture(new Failed(0, "What is deleted stays deleted."));
    }

    @Override
    public List<PendingDeletion> pending(Member actor) {
        var now = clock.instant();
        return pending.stream()
                .filter(waiting -> waiting.actor().equals(actor.id()) && waiting.until().isAfter(now))
                .map(waiting -> waiting.deletion().within(Duration.between(now, waiting.until())))
                .toList();
    }

    @Override
    public List<SessionKey> leaving(Member actor) {
        return foreseen.leaving().stream().filter(session -> rights.maySee(actor, session.profile())).toList();
    }

    @Override
    public Map<SessionKey, String> titles(Member actor) {
        var titles = foreseen.titles();
        titles.keySet().removeIf(session -> !rights.maySee(actor, session.profile()));
        return titles;
    }
}
