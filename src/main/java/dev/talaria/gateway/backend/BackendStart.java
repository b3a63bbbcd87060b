package dev.talaria.gateway.backend;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.ProfileName;

/// One start of a backend: waits for its turn and for a place, launches it there, and answers all who need it meanwhile.
///
/// Its own lock guards the process that it began, and may be taken under that of its backend, never around it.
final class BackendStart {
    private static final Logger LOG = LoggerFactory.getLogger(BackendStart.class);

    private final PooledBackend backend;
    private final BackendPool pool;
    private final BackendLaunch launch;
    private final Duration grace;
    private final Clock clock;
    private final CompletableFuture<Reply<Endpoint>> reply = new CompletableFuture<>();
    private @Nullable BackendProcess process;
    private boolean givenUp;

    BackendStart(PooledBackend backend, BackendPool pool, BackendLaunch launch, Duration grace, Clock clock) {
        this.backend = backend;
        this.pool = pool;
        this.launch = launch;
        this.grace = grace;
        this.clock = clock;
    }

    /// Done when it answers, or has failed.
    CompletableFuture<Reply<Endpoint>> reply() {
        return reply.copy();
    }

    /// Blocks its caller until it is up or has failed.
    ///
    /// @param home of the profile
    void run(ProfileName profile, Path home) {
        try {
            end(started(profile, home));
        } catch (RuntimeException failure) {
            LOG.error("The backend of {} could not be started", profile, failure);
            end(backend.broken("The backend could not be started. Talaria's log tells more."));
        }
    }

    private Reply<Endpoint> started(ProfileName profile, Path home) {
        pool.cleared().join();
        var rest = backend.restBeforeStart();
        backend.gone().join();
        new CompletableFuture<Boolean>().completeOnTimeout(true, rest.toMillis(), TimeUnit.MILLISECONDS).join();
        var admitted = pool.admit(backend);
        if (!admitted.isDone()) {
            backend.become(new GatewayHealth.Waiting(clock.instant(), pool.holders()));
        }
        if (!admitted.join()) {
            backend.become(new GatewayHealth.Cold());
            return Reply.refused(Refusal.POOL_FULL, Places.full(pool.places(), pool.holders()));
        }
        backend.become(new GatewayHealth.Waking(clock.instant(), pool.used(), pool.places()));
        return switch (launch.start(profile, home, this::began)) {
            case BackendLaunch.Outcome.Up up -> backend.ready(up);
            case BackendLaunch.Outcome.Failed(var words) -> {
                pool.release(backend);
                yield backend.broken(words);
            }
        };
    }

    private void began(BackendProcess begun) {
        boolean late;
        synchronized (this) {
            process = begun;
            late = givenUp;
        }
        if (late) {
            begun.stop(grace);
        }
    }

    /// The next one may be made before this one's answer is heard.
    private void end(Reply<Endpoint> answer) {
        backend.ended(this);
        reply.complete(answer);
    }

    /// Nobody wants it any more: a process that begins from now on is stopped at once.
    ///
    /// @return the process that has begun already, to be stopped by the caller
    synchronized Optional<BackendProcess> giveUp() {
        givenUp = true;
        return Optional.ofNullable(process);
    }
}
