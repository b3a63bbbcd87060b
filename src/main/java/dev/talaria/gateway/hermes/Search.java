package dev.talaria.gateway.hermes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;

/// Looks for a backend again after contact was lost: soon at first, then ever more rarely, and no longer than somebody needs it.
final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int MOST_DOUBLINGS = 10;

    private final BackendSource source;
    private final Link link;
    private final AttachedSessions sessions;
    private final Patience patience;
    private final Errands errands;
    private final Runnable givenUp;
    private final AtomicBoolean looking = new AtomicBoolean();

    /// @param givenUp told when nothing is looked for any more
    Search(BackendSource source, Link link, AttachedSessions sessions, Patience patience, Errands errands,
            Runnable givenUp) {
        this.source = source;
        this.link = link;
        this.sessions = sessions;
        this.patience = patience;
        this.errands = errands;
        this.givenUp = givenUp;
    }

    void begin() {
        if (looking.compareAndSet(false, true)) {
            later(0);
        }
    }

    private void later(int attempt) {
        var longest = Math.min(patience.lastRetry().toMillis(),
                patience.firstRetry().toMillis() << Math.min(attempt, MOST_DOUBLINGS));
        errands.after(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)),
                () -> look(attempt));
    }

    private void look(int attempt) {
        if (link.open().isPresent()) {
            found();
        } else if (!isWorthwhile()) {
            looking.set(false);
            givenUp.run();
        } else {
            try {
                link.stream();
                found();
            } catch (NotDone failure) {
                LOG.debug("Still no contact: {}", failure.words());
                later(attempt + 1);
            } catch (RuntimeException failure) {
                LOG.warn("Looking for a backend failed", failure);
                later(attempt + 1);
            }
        }
    }

    private void found() {
        looking.set(false);
        // Lost again in between, when nobody began a new search.
        if (link.loss().isPresent()) {
            begin();
        }
    }

    /// A process is started again for a turn that may still run, not for idle sessions; looking for what is elsewhere starts
    /// nothing.
    private boolean isWorthwhile() {
        var missed = sessions.all().stream().filter(AttachedSession::isMissed).toList();
        var needed = missed.stream().anyMatch(session -> session.isRunning() || session.isWaiting());
        return !missed.isEmpty() && switch (source.health()) {
            case GatewayHealth.Cold _,GatewayHealth.Broken _ -> false;
            case GatewayHealth.Ready _ -> true;
            case GatewayHealth.Waiting _,GatewayHealth.Waking _,GatewayHealth.Lost _ ->
                needed || source.kind() == GatewayKind.REMOTE;
        };
    }
}
