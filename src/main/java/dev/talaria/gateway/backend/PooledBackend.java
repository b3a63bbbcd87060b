package dev.talaria.gateway.backend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final int QUESTIONS = 2;
    private static final int QUESTIONS_AT_WORK = 12;

    private final ProfileName profile;
    private final Path home;
    private final BackendPool pool;
    private final BackendLaunch launch;
    private final RunningNotes notes;
    private final BackendSettings settings;
    private final Clock clock;
    private final ExecutorService workers;
    private final Followers followers;
    private final Need need;
    private final Mishaps mishaps = new Mishaps();
    private final AtomicBoolean probing = new AtomicBoolean();
    private final Departure departure;

    private GatewayHealth health = new GatewayHealth.Cold();
    private @Nullable BackendStart starting;
    private @Nullable Running running;
    private long generation;
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
        this.need = new Need(clock);
        this.departure = new Departure(profile, notes, settings.grace(), workers);
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
        need.by(use);
    }

    @Override
    public void used() {
        need.used();
    }

    Instant lastUsed() {
        return need.lastUsed();
    }

    boolean isLeaving() {
        return departure.isUnderWay();
    }

    @Override
    public CompletableFuture<Reply<Endpoint>> endpoint() {
        used();
        BackendStart start;
        synchronized (this) {
            if (closed) {
                return unreachable("The profile is gone, or Talaria stops.");
            }
            if (running != null && !running.process().isAlive()) {
                crashed(running);
            }
            if (running != null) {
                return CompletableFuture.completedFuture(Reply.done(running.endpoint()));
            }
            if (starting != null) {
                return starting.reply();
            }
            if (health instanceof GatewayHealth.Broken(_, var words) && mishaps.forbidStart(clock.instant())) {
                return unreachable(words);
            }
            start = new BackendStart(this, pool, launch, settings.grace(), clock);
            starting = start;
        }
        workers.execute(() -> start.run(profile, home));
        return start.reply();
    }

    private static CompletableFuture<Reply<Endpoint>> unreachable(String words) {
        return CompletableFuture.completedFuture(Reply.refused(Refusal.UNREACHABLE, words));
    }

    /// The longer the more often it died soon after its start.
    synchronized Duration restBeforeStart() {
        return mishaps.restBeforeStart(clock.instant());
    }

    /// Done when the last process is gone.
    synchronized CompletableFuture<@Nullable Void> gone() {
        return departure.gone();
    }

    Reply<Endpoint> ready(BackendLaunch.Outcome.Up up) {
        Running now;
        synchronized (this) {
            generation++;
            now = new Running(up.process(),
                    new Endpoint(up.base(), up.process().token(), up.version(), generation), clock.instant());
            running = now;
            mishaps.started();
        }
        used();
        notes.note(profile, up.process(), up.base().getPort());
        now.measure(clock.instant());
        become(now.health());
        up.process().ended().thenRunAsync(() -> crashed(now), workers);
        return Reply.done(now.endpoint());
    }

    synchronized Reply<Endpoint> broken(String words) {
        become(mishaps.notStarted(clock.instant(), words));
        return Reply.refused(Refusal.UNREACHABLE, words);
    }

    synchronized void ended(BackendStart start) {
        if (starting == start) {
            starting = null;
        }
    }

    /// It ended without being told to.
    private synchronized void crashed(Running ended) {
        if (running == ended) {
            leave(ended, mishaps.crashed(ended, clock.instant()));
            LOG.warn("The backend of {} ended with exit {}", profile, ended.process().ended().join());
        }
    }

    private synchronized void leave(Running leaver, GatewayHealth then) {
        running = null;
        departure.begin(leaver.process(), () -> pool.release(this));
        become(then);
    }

    /// Makes room, where nobody needs it and it has not been used for so long.
    boolean leaveIfUnneeded(Duration unused) {
        // asked before our lock is taken: gateways have locks of their own
        if (need.isPresent()) {
            return false;
        }
        synchronized (this) {
            if (running == null || !need.isUnusedFor(unused)) {
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
        if (departure.isUnderWay()) {
            return new Holder(profile, "stops");
        }
        if (!(health() instanceof GatewayHealth.Ready)) {
            return new Holder(profile, "starts");
        }
        return new Holder(profile, need.words());
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
                leave(now, mishaps.refusedToken(now, clock.instant()));
                return;
            }
        }
        if (probing.compareAndSet(false, true)) {
            workers.execute(() -> {
                try {
                    probe(now);
                } finally {
                    probing.set(false);
                }
            });
        }
    }

    /// Looks whether it still answers; one that does not is hung and stopped. One that works is asked for longer: a tool that keeps
    /// the interpreter to itself makes it silent, too, and it goes on after that.
    private void probe(Running suspect) {
        for (var attempt = 0; attempt < (need.isPresent() ? QUESTIONS_AT_WORK : QUESTIONS); attempt++) {
            if (!suspect.process().isAlive() || launch.answers(suspect.endpoint().base())) {
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

    synchronized void become(GatewayHealth next) {
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
            if (starting != null) {
                starting.giveUp().ifPresent(departure::beginEarly);
            }
            return departure.gone();
        }
    }
}
