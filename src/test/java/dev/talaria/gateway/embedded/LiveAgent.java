package dev.talaria.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// A gateway to the agent inside Talaria, and all that was heard of it.
public final class LiveAgent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<GatewayEvent> heard = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<GatewayEvent> unread = new LinkedBlockingQueue<>();
    private final EmbeddedGateway gateway;

    public LiveAgent(Path home) {
        this(home, EmbeddedSettings.USUAL.withPace(0));
    }

    public LiveAgent(Path home, EmbeddedSettings settings) {
        gateway = new EmbeddedGateway(ProfileName.DEFAULT, home, Clock.systemUTC(), settings, event -> {
            heard.add(event);
            unread.add(event);
        });
    }

    public EmbeddedGateway gateway() {
        return gateway;
    }

    List<GatewayEvent> heard() {
        return heard;
    }

    <E extends GatewayEvent> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public StoredId begin() {
        return done(gateway.create(NewSession.PLAIN)).session();
    }

    /// Sends a prompt and hears the turn to its end.
    public GatewayEvent.TurnEnded say(StoredId session, String prompt) {
        send(session, prompt);
        return end();
    }

    void send(StoredId session, String prompt) {
        unread.clear();
        assertThat(done(gateway.submit(session, Submission.of(prompt)))).isEqualTo(Submitted.STARTED);
    }

    GatewayEvent.TurnEnded end() {
        var ended = next(GatewayEvent.TurnEnded.class);
        next(GatewayEvent.Freed.class);
        return ended;
    }

    /// Hears a turn to its end that was begun otherwise.
    public void awaitFreed() {
        next(GatewayEvent.Freed.class);
    }

    InputRequest asked() {
        return next(GatewayEvent.InputRequested.class).request();
    }

    /// The next event of this type that nobody has waited for yet.
    <E extends GatewayEvent> E next(Class<E> type) {
        return type.cast(next(type::isInstance));
    }

    private GatewayEvent next(Predicate<GatewayEvent> fits) {
        try {
            @Nullable
            GatewayEvent event;
            do {
                event = unread.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                assertThat(event).as("what came of it, after %s", heard).isNotNull();
            } while (event != null && !fits.test(event));
            return Objects.requireNonNull(event);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public static <T> T done(CompletableFuture<Reply<T>> reply) {
        return switch (reply.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T>(var why, var words) -> throw new AssertionError(why + ": " + words);
        };
    }

    static <T> Refusal refused(CompletableFuture<Reply<T>> reply) {
        return switch (reply.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()) {
            case Reply.Done<T>(var value) -> throw new AssertionError("was done: " + value);
            case Reply.Refused<T>(var why, var _) -> why;
        };
    }

    @Override
    public void close() {
        gateway.close();
    }
}
