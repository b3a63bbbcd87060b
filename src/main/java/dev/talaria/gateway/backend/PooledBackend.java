package dev.talaria.gateway.backend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayHealth.Holder;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendUse;
import dev.talaria.shared.ProfileName;

/// The Hermes of one profile on this machine: started on the first need, one at a time, started again after it died.
final class PooledBackend implements ProfileBackend {
    private static final Logger LOG = LoggerFactory.getLogger(PooledBackend.class);
    /// One that lived for longer did not fail at its start.
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final ProfileName profile;
    private final Path home;
    private final BackendPool pool;
    private final BackendLaunch launch;
    private final RunningNotes notes;
    private final BackendSettings settings;
    private final Clock clock;
    private final ExecutorService workers;
    private final Followers followers;

    private GatewayHealth health = new GatewayHealth.Cold();
    private volatile BackendUse need = () -> BackendUse.Use.IDLE;
    private @Nullable CompletableFuture<Reply<Endpoint>> starting;
    private @Nullable BackendProcess startingProcess;
    private @Nullable Running running;
    private CompletableFuture<@Nullable Void> gone = CompletableFuture.completedFuture(null);
    private Backoff starts = Backoff.NONE;
    private Backoff crashes = Backoff.NONE;
    private int credentialRefusals;
    private volatile Instant lastUsed = Instant.EPOCH;
    private long generation;
    private volatile boolean leaving;
    private boolean closed;

    PooledBackend(ProfileName profile, Path home, BackendPool pool, BackendLaunch launch, RunningNotes notes,
            BackendSettings settings, Clock clock, ExecutorService workers, Followers followers) {
        this.profile = profile;
        this.home = home;
        this.pool = pool;
        this.launch = launch;
        this.notes = notes;
        this.settings = settings;
        this.clock = clock;
        this.workers = workers;
        this.followers = followers;
    }

    @Override
    public GatewayKind kind() {
        return GatewayKind.HERMES;
    }

    @Override
    public synchronized GatewayHealth health() {
        return running == null ? health : running.health();
    }

    @Override
    public void follow(Consumer<GatewayHealth> turned) {
        followers.add(turned);
    }

    @Override
    public void neededBy(BackendUse use) {
        need = use;
    }

    @Override
    public void used() {
        lastUsed = clock.instant();
    }

    Instant lastUsed() {
        return lastUsed;
    }

    boolean isLeaving() {
        return leaving;
    }

    @Override
    public CompletableFuture<Reply<Endpoint>> endpoint() {
        used();
        CompletableFuture<Reply<Endpoint>> mine;
        synchronized (this) {
            if (closed) {
                return answered(new GatewayHealth.Lost(clock.instant(), "The profile is gone, or Talaria stops."));
            }
            if (running != null && !running.process().isAlive()) {
                crashed(running);
            }
            if (running != null) {
                return CompletableFuture.completedFuture(Reply.done(running.endpoint()));
            }
            if (starting != null) {
                return starting.copy();
            }
            if (health instanceof GatewayHealth.Broken broken && starts.left(clock.instant()).isPositive()) {
                return answered(broken);
            }
            mine = new CompletableFuture<>();
            starting = mine;
        }
        workers.execute(() -> begin(mine));
        return mine.copy();
    }

    private static CompletableFuture<Reply<Endpoint>> answered(GatewayHealth health) {
        var words = switch (health) {
            case GatewayHealth.Broken broken -> broken.reason();
            case GatewayHealth.Lost lost -> lost.reason();
            case GatewayHealth.Cold _,GatewayHealth.Waiting _,GatewayHealth.Waking _,GatewayHealth.Ready _ -> "";
        };
        return CompletableFuture.completedFuture(Reply.refused(Refusal.UNREACHABLE, words));
    }

    private void begin(CompletableFuture<Reply<Endpoint>> mine) {
        try {
            end(mine, started());
        } catch (RuntimeException failure) {
            LOG.error("The backend of {} could not be started", profile, failure);
            end(mine, broken("The backend could not be started. Talaria's log tells more."));
        }
    }

    private Reply<Endpoint> started() {
        pool.cleared().join();
        restAfterCrashes();
        var admitted = pool.admit(this);
        if (!admitted.isDone()) {
            become(new GatewayHealth.Waiting(clock.instant(), pool.holders()));
        }
        if (!admitted.join()) {
            become(new GatewayHealth.Cold());
            return Reply.refused(Refusal.POOL_FULL, Places.full(pool.places(), pool.holders()));
        }
        become(new GatewayHealth.Waking(clock.instant(), pool.used(), pool.places()));
        return switch (launch.start(profile, home, this::began)) {
            case BackendLaunch.Outcome.Up up -> ready(up);
            case BackendLaunch.Outcome.Failed(var words) -> {
                pool.release(this);
                yield broken(words);
            }
        };
    }

    /// Not before the last one is gone, and the later the more often it died soon after its start.
    private void restAfterCrashes() {
        CompletableFuture<@Nullable Void> before;
        Duration rest;
        synchronized (this) {
            before = gone;
            rest = crashes.left(clock.instant());
        }
        before.join();
        new CompletableFuture<Boolean>().completeOnTimeout(true, rest.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void began(BackendProcess process) {
        boolean late;
        synchronized (this) {
            startingProcess = process;
            late = closed;
        }
        if (late) {
            process.stop(settings.grace());
        }
    }

    private Reply<Endpoint> ready(BackendLaunch.Outcome.Up up) {
        Running now;
        synchronized (this) {
            generation++;
            now = new Running(up.process(),
                    new Endpoint(up.base(), up.process().token(), up.version(), generation), clock.instant());
            running = now;
            starts = Backoff.NONE;
        }
        used();
        notes.note(profile, up.process(), up.base().getPort());
        now.measure(clock.instant());
        become(now.health());
        up.process().ended().thenRunAsync(() -> crashed(now), workers);
        return Reply.done(now.endpoint());
    }

    private synchronized Reply<Endpoint> broken(String words) {
        starts = starts.failed(clock.instant(), 0);
        become(new GatewayHealth.Broken(clock.instant(), words));
        return Reply.refused(Refusal.UNREACHABLE, words);
    }

    private void end(CompletableFuture<Reply<Endpoint>> mine, Reply<Endpoint> reply) {
        synchronized (this) {
            starting = null;
            startingProcess = null;
        }
        mine.complete(reply);
    }

    /// It ended without being told to.
    private synchronized void crashed(Running ended) {
        if (running == ended) {
            var now = clock.instant();
            var exit = ended.process().ended().join();
            crashes = (ended.age(now).compareTo(STABLE) > 0 ? Backoff.NONE : crashes).failed(now, 1);
            leave(ended, new GatewayHealth.Lost(now, Diagnosis.ofCrash(exit, ended.process().log())));
            LOG.warn("The backend of {} ended with exit {}", profile, exit);
        }
    }

    private synchronized void leave(Running leaver, GatewayHealth then) {
        running = null;
        leaving = true;
        gone = CompletableFuture.runAsync(() -> {
            leaver.process().stop(settings.grace());
            notes.forget(profile);
        }, workers).handle((_, failure) -> {
            if (failure != null) {
                LOG.warn("The backend of {} may not have ended", profile, failure);
            }
            leaving = false;
            pool.release(this);
            return null;
        });
        become(then);
    }

    /// Makes room, where nobody needs it and it has not been used for so long.
    boolean leaveIfUnneeded(Duration unused) {
        // asked before our lock is taken: gateways have locks of their own
        if (need.use() != BackendUse.Use.IDLE) {
            used();
            return false;
        }
        synchronized (this) {
            if (running == null || lastUsed.plus(unused).isAfter(clock.instant())) {
                return false;
            }
            leave(running, new GatewayHealth.Cold());
            return true;
        }
    }

    /// What is done every other second.
    void lookAfter(Duration idle) {
        Running now;
        synchronized (this) {
            now = running;
        }
        if (now != null) {
            leaveIfUnneeded(idle);
            now.measure(clock.instant());
        } else if (health() instanceof GatewayHealth.Waiting(var since, var holders)) {
            var present = pool.holders();
            if (!present.equals(holders)) {
                become(new GatewayHealth.Waiting(since, present));
            }
        }
    }

    Holder asHolder() {
        if (leaving) {
            return new Holder(profile, "stops");
        }
        if (!(health() instanceof GatewayHealth.Ready)) {
            return new Holder(profile, "starts");
        }
        return new Holder(profile, switch (need.use()) {
            case WORKS -> "works";
            case WAITS -> "waits for input";
            case IDLE -> "was used just now";
        });
    }

    @Override
    public void lost(Endpoint endpoint, String reason, boolean credential) {
        Running now;
        synchronized (this) {
            now = running;
            if (now == null || now.endpoint().generation() != endpoint.generation()) {
                return;
            }
            if (credential) {
                refusedCredential(now);
                return;
            }
        }
        workers.execute(() -> probe(now));
    }

    private void refusedCredential(Running now) {
        var instant = clock.instant();
        credentialRefusals = now.age(instant).compareTo(STABLE) > 0 ? 1 : credentialRefusals + 1;
        if (credentialRefusals == 1) {
            leave(now, new GatewayHealth.Lost(instant, "Its backend refused our token, and is started anew."));
        } else {
            credentialRefusals = 0;
            starts = starts.failed(instant, 0).failed(instant, 0).failed(instant, 0);
            leave(now, new GatewayHealth.Broken(instant, "Its backend refuses the token that Talaria gave it, "
                    + "also after a fresh start. Look whether its configuration demands a sign-in."));
        }
    }

    /// Looks whether it still answers; one that does not, twice, is hung and stopped.
    private void probe(Running suspect) {
        for (var attempt = 0; attempt < 2; attempt++) {
            if (launch.answers(suspect.endpoint().base())) {
                return;
            }
        }
        synchronized (this) {
            if (running == suspect && suspect.process().isAlive()) {
                leave(suspect, new GatewayHealth.Lost(clock.instant(),
                        "Its backend did not answer any more, and was stopped."));
            }
        }
    }

    @Override
    public CompletableFuture<Reply<URI>> socket(Endpoint endpoint) {
        return CompletableFuture.completedFuture(Reply.done(Sockets.withToken(endpoint)));
    }

    private synchronized void become(GatewayHealth next) {
        health = next;
        followers.tell(next);
    }

    @Override
    public void close() {
        end();
        pool.forget(this);
    }

    /// Done when nothing of it is left. It never starts again.
    CompletableFuture<@Nullable Void> end() {
        synchronized (this) {
            closed = true;
            if (running != null) {
                leave(running, new GatewayHealth.Cold());
            }
            var begun = startingProcess;
            if (begun != null) {
                gone = CompletableFuture.supplyAsync(() -> {
                    begun.stop(settings.grace());
                    return null;
                }, workers);
            }
            return gone;
        }
    }
}
