package dev.talaria.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// Tells who follows what, on a thread of its own: whoever brings news never waits for those who hear it. A bell that is
/// pulled again before it rang rings once. Every ring asks whether the member may still hear it.
@Component
class LiveBells {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBells.class);

    private final Rights rights;
    private final Map<Rope, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final Set<Rope> pulled = new LinkedHashSet<>();
    private final ExecutorService ringer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("live-bell").factory());
    private boolean ringing;

    LiveBells(Rights rights) {
        this.rights = rights;
    }

    Subscription followSession(Member actor, SessionKey session, Runnable lookAgain) {
        return follow(new Rope.OfSession(session), actor, lookAgain);
    }

    Subscription followNotes(Member actor, Runnable lookAgain) {
        return follow(Rope.OfNotes.ALL, actor, lookAgain);
    }

    Subscription followHealth(Member actor, ProfileName profile, Runnable lookAgain) {
        return follow(new Rope.OfHealth(profile), actor, lookAgain);
    }

    /// What is known of the session has changed.
    void session(SessionKey session) {
        pull(new Rope.OfSession(session));
    }

    /// What lists say of the profile's sessions has changed.
    void notes(ProfileName profile) {
        pull(new Rope.OfNotes(profile));
    }

    /// The profile's gateway stands otherwise, which every screen of its sessions shows.
    void health(ProfileName profile) {
        pull(new Rope.OfHealth(profile));
        for (var rope : listeners.keySet()) {
            if (rope instanceof Rope.OfSession(var session) && session.profile().equals(profile)) {
                pull(rope);
            }
        }
    }

    private Subscription follow(Rope rope, Member actor, Runnable lookAgain) {
        var listener = new Listener(actor, lookAgain);
        listeners.compute(rope, (_, known) -> {
            var all = known == null ? new CopyOnWriteArrayList<Listener>() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(rope, (_, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    private void pull(Rope rope) {
        var heard = rope instanceof Rope.OfNotes ? Rope.OfNotes.ALL : rope;
        if (!listeners.containsKey(heard)) {
            return;
        }
        synchronized (pulled) {
            pulled.add(rope);
            if (ringing) {
                return;
            }
            ringing = true;
        }
        try {
            ringer.execute(this::ring);
        } catch (RejectedExecutionException _) {
            LOG.debug("Nobody is told any more: the application stops");
        }
    }

    private void ring() {
        while (true) {
            List<Rope> ropes;
            synchronized (pulled) {
                if (pulled.isEmpty()) {
                    ringing = false;
                    return;
                }
                ropes = List.copyOf(pulled);
                pulled.clear();
            }
            ropes.forEach(this::ring);
        }
    }

    private void ring(Rope rope) {
        switch (rope) {
            case Rope.OfSession(var session) -> ring(rope, session.profile());
            case Rope.OfHealth(var profile) -> ring(rope, profile);
            case Rope.OfNotes(var profile) -> ring(Rope.OfNotes.ALL, profile);
        }
    }

    private void ring(Rope rope, ProfileName profile) {
        for (var listener : listeners.getOrDefault(rope, List.of())) {
            try {
                if (rights.maySee(listener.actor, profile)) {
                    listener.lookAgain.run();
                }
            } catch (RuntimeException failure) {
                LOG.warn("A follower of what is live in {} failed", profile, failure);
            }
        }
    }

    @PreDestroy
    void stop() {
        ringer.shutdownNow();
    }

    private sealed interface Rope {
        record OfSession(SessionKey session) implements Rope {}

        record OfHealth(ProfileName profile) implements Rope {}

        /// Lists follow all profiles at once, of which each ring names one.
        record OfNotes(ProfileName profile) implements Rope {
            static final OfNotes ALL = new OfNotes(ProfileName.DEFAULT);
        }
    }

    /// Compared by identity: the same member may follow the same thing twice.
    private static final class Listener {
        private final Member actor;
        private final Runnable lookAgain;

        Listener(Member actor, Runnable lookAgain) {
            this.actor = actor;
            this.lookAgain = lookAgain;
        }
    }
}
