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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.hermes.BackendUse;

/// A Hermes on another host: it is not ours to start or stop, only to find.
final class RemoteBackend implements ProfileBackend {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteBackend.class);
    /// A host that has just started, or is far away, needs some seconds for its first answer.
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(1);
    private static final String CORRECT = " Correct talaria.remote for this profile, and start Talaria again.";
    private static final String SIGN_IN = " It asks for a sign-in: give it a user and a password in talaria.remote.";

    private final RemoteSettings.Remote remote;
    private final Optional<URI> base;
    private final HttpClient http;
    private final Optional<SignIn> signIn;
    private final Tickets tickets;
    private final Clock clock;
    private final Followers followers;

    private GatewayHealth health = new GatewayHealth.Cold();
    private @Nullable Endpoint endpoint;
    private @Nullable CompletableFuture<Reply<Endpoint>> asking;
    private boolean needsTicket;
    private Instant refusedAt = Instant.EPOCH;
    private boolean closed;

    RemoteBackend(RemoteSettings.Remote remote, HttpClient http, Optional<SignIn> signIn, Clock clock,
            Followers followers) {
        this.remote = remote;
        this.http = http;
        this.signIn = signIn;
        this.clock = clock;
        this.followers = followers;
        base = parsed(remote.url());
        tickets = new Tickets(signIn.map(SignIn::client).orElse(http), Duration.ofSeconds(15));
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
                .map(address -> ("The token or password for the Hermes at %s travels unencrypted: "
                        + "its address begins with http.")
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
            BackendStatus.ask(http, base.get(), PROBE)
                    .thenCompose(status -> signedIn(base.get(), status)
                            .thenApply(result -> found(base.get(), status, result)))
                    .whenComplete((reply, failure) -> mine.complete(failure == null ? reply : failed(failure)));
            return mine.copy();
        }
    }

    /// Signs in where that is demanded; who gives no name has a token instead.
    private CompletableFuture<SignIn.Result> signedIn(URI address, Optional<BackendStatus> status) {
        return signIn.filter(_ -> status.filter(BackendStatus::signInRequired).isPresent())
                .map(sign -> sign.at(address))
                .orElseGet(() -> CompletableFuture.completedFuture(new SignIn.Result.SignedIn()));
    }

    private synchronized Reply<Endpoint> failed(Throwable failure) {
        LOG.warn("A Hermes on another host could not be looked for", failure);
        asking = null;
        return broken("The Hermes could not be looked for. Talaria's log tells more.");
    }

    private static CompletableFuture<Reply<Endpoint>> settled(Reply<Endpoint> reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private synchronized Reply<Endpoint> found(URI address, Optional<BackendStatus> status, SignIn.Result signedIn) {
        asking = null;
        if (status.isEmpty()) {
            return missing(Tickets.unreachable(address));
        }
        return switch (signedIn) {
            case SignIn.Result.SignedIn() -> found(address, status.get());
            case SignIn.Result.Refused(var words) -> broken(words + CORRECT);
            case SignIn.Result.NotNow(var words) -> missing(words);
        };
    }

    private Reply<Endpoint> missing(String words) {
        become(new GatewayHealth.Lost(clock.instant(), words));
        return Reply.refused(Refusal.UNREACHABLE, words);
    }

    private Reply<Endpoint> found(URI address, BackendStatus status) {
        needsTicket = status.signInRequired();
        var now = new Endpoint(address, needsTicket ? remote.ticketCredential() : remote.credential(),
                status.version(), 1);
        endpoint = now;
        become(new GatewayHealth.Ready(GatewayKind.REMOTE, now.version(), 0, clock.instant(), OptionalLong.empty()));
        return Reply.done(now);
    }

    @Override
    public Optional<HttpClient> http() {
        return signIn.map(SignIn::client);
    }

    @Override
    public CompletableFuture<Reply<URI>> socket(Endpoint to) {
        boolean ticket;
        synchronized (this) {
            ticket = needsTicket;
        }
        return ticket
                ? ticket(to).thenApply(reply -> told(to, reply)
                        .map((SecretText secret) -> Sockets.withTicket(to, secret)))
                : CompletableFuture.completedFuture(Reply.done(Sockets.withToken(to)));
    }

    /// A sign-in that has run out is made anew once.
    private CompletableFuture<Reply<SecretText>> ticket(Endpoint to) {
        return asked(to).thenCompose(answer -> answer instanceof Tickets.Answer.Refused() && signIn.isPresent()
                ? signInAgain(to).thenCompose(result -> switch (result) {
                    case Reply.Done<Boolean> _ -> asked(to).thenApply(again -> Tickets.reply(again, refusal(to)));
                    case Reply.Refused<Boolean>(_, var words) -> refused(words);
                })
                : CompletableFuture.completedFuture(Tickets.reply(answer, refusal(to) + SIGN_IN)));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> signInAgain(Endpoint to) {
        return signIn.map(sign -> sign.at(to.base()).thenApply(result -> switch (result) {
            case SignIn.Result.SignedIn() -> Reply.done(true);
            case SignIn.Result.Refused(var words) -> Reply.<Boolean>refused(Refusal.UNREACHABLE, words + CORRECT);
            case SignIn.Result.NotNow(var words) -> Reply.<Boolean>refused(Refusal.UNREACHABLE, words);
        })).orElseGet(() -> CompletableFuture.completedFuture(Reply.done(false)));
    }

    private CompletableFuture<Tickets.Answer> asked(Endpoint to) {
        return tickets.ask(to.base(), remote.ticketCredential());
    }

    private static CompletableFuture<Reply<SecretText>> refused(String words) {
        return CompletableFuture.completedFuture(Reply.refused(Refusal.UNREACHABLE, words));
    }

    private synchronized Reply<SecretText> told(Endpoint to, Reply<SecretText> reply) {
        if (reply instanceof Reply.Refused<SecretText>(_, var words) && to.equals(endpoint)) {
            endpoint = null;
            become(new GatewayHealth.Lost(clock.instant(), words));
        }
        return reply;
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
            broken(refusal(from) + CORRECT);
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
        signIn.ifPresent(SignIn::close);
        become(new GatewayHealth.Cold());
    }
}
