package dev.talaria.gateway.backend;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.hermes.BackendUse;

/// A Hermes on another host: it is not ours to start or stop, only to find.
final class RemoteBackend implements ProfileBackend {
    private static final Duration PROBE = Duration.ofMillis(2_500);
    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(1);

    private final RemoteSettings.Remote remote;
    private final Optional<URI> base;
    private final HttpClient http;
    private final Tickets tickets;
    private final Clock clock;
    private final Followers followers;

    private GatewayHealth health = new GatewayHealth.Cold();
    private @Nullable Endpoint endpoint;
    private @Nullable CompletableFuture<Reply<Endpoint>> asking;
    private boolean needsTicket;
    private Instant refusedAt = Instant.EPOCH;
    private boolean closed;

    RemoteBackend(RemoteSettings.Remote remote, HttpClient http, Clock clock, Followers followers) {
        this.remote = remote;
        this.http = http;
        this.clock = clock;
        this.followers = followers;
        base = parsed(remote.url());
        tickets = new Tickets(http, Duration.ofSeconds(15));
    }

    private static Optional<URI> parsed(String url) {
        try {
            var address = URI.create(url.strip().replaceAll("/+$", ""));
            var isHttp = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return Optional.of(address).filter(_ -> isHttp && address.getHost() != null && address.getQuery() == null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What an operator should know of it; nothing where all is well.
    Optional<String> remark() {
        if (base.isEmpty()) {
            return Optional.of("The address of a remote Hermes is not one: it should look like https://host/path.");
        }
        return base.filter(address -> "http".equalsIgnoreCase(address.getScheme()) && !isThisMachine(address))
                .map(address -> "The token for the Hermes at %s travels unencrypted: its address begins with http."
                        .formatted(address.getHost()));
    }

    private static boolean isThisMachine(URI address) {
        var host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    @Override
    public GatewayKind kind() {
        return GatewayKind.REMOTE;
    }

    @Override
    public synchronized GatewayHealth health() {
        return health;
    }

    @Override
    public CompletableFuture<Reply<Endpoint>> endpoint() {
        if (base.isEmpty()) {
            return settled(broken("The address that talaria.remote gives for this profile is not one: "
                    + "it should look like https://host/path."));
        }
        synchronized (this) {
            if (closed) {
                return settled(Reply.refused(Refusal.UNREACHABLE, "The profile is gone, or Talaria stops."));
            }
            if (endpoint != null) {
                return settled(Reply.done(endpoint));
            }
            if (asking != null) {
                return asking.copy();
            }
            become(new GatewayHealth.Waking(clock.instant(), 0, 0));
            var mine = new CompletableFuture<Reply<Endpoint>>();
            asking = mine;
            BackendStatus.ask(http, base.get(), PROBE).thenAccept(status -> mine.complete(found(base.get(), status)));
            return mine.copy();
        }
    }

    private static CompletableFuture<Reply<Endpoint>> settled(Reply<Endpoint> reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private synchronized Reply<Endpoint> found(URI address, Optional<BackendStatus> status) {
        asking = null;
        if (status.isEmpty()) {
            var words = Tickets.unreachable(address);
            become(new GatewayHealth.Lost(clock.instant(), words));
            return Reply.refused(Refusal.UNREACHABLE, words);
        }
        needsTicket = status.get().signInRequired();
        var now = new Endpoint(address, needsTicket ? remote.ticketCredential() : remote.credential(),
                status.get().version(), 1);
        endpoint = now;
        become(new GatewayHealth.Ready(GatewayKind.REMOTE, now.version(), 0, clock.instant(), OptionalLong.empty()));
        return Reply.done(now);
    }

    @Override
    public CompletableFuture<Reply<URI>> socket(Endpoint to) {
        boolean ticket;
        synchronized (this) {
            ticket = needsTicket;
        }
        return ticket
                ? tickets.ask(to.base(), remote.ticketCredential())
                        .thenApply(answer -> answer.map((SecretText secret) -> Sockets.withTicket(to, secret)))
                : CompletableFuture.completedFuture(Reply.done(Sockets.withToken(to)));
    }

    /// Forgets where it was: the next need looks again.
    @Override
    public synchronized void lost(Endpoint from, String reason, boolean credential) {
        var now = clock.instant();
        endpoint = null;
        if (!credential) {
            become(new GatewayHealth.Lost(now, Tickets.unreachable(from.base())));
        } else if (Duration.between(refusedAt, now).compareTo(REFUSED_AGAIN) > 0) {
            refusedAt = now;
            become(new GatewayHealth.Lost(now, refusal(from)));
        } else {
            broken(refusal(from) + " Correct talaria.remote for this profile, and start Talaria again.");
        }
    }

    private static String refusal(Endpoint from) {
        return "The Hermes at %s refuses the token that Talaria has for it.".formatted(from.base().getHost());
    }

    private synchronized Reply<Endpoint> broken(String words) {
        become(new GatewayHealth.Broken(clock.instant(), words));
        return Reply.refused(Refusal.UNREACHABLE, words);
    }

    private void become(GatewayHealth next) {
        health = next;
        followers.tell(next);
    }

    @Override
    public void follow(Consumer<GatewayHealth> turned) {
        followers.add(turned);
    }

    @Override
    public void used() {
        // it takes no place of ours
    }

    @Override
    public void neededBy(BackendUse use) {
        // nobody stops it
    }

    @Override
    public synchronized void close() {
        closed = true;
        endpoint = null;
        become(new GatewayHealth.Cold());
    }
}
