package dev.talaria.gateway.hermes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks a backend and waits for its answer. Only what a method is known to take is sent: a new backend refuses anything else.
/// Fails with [RpcFailure] or [NotDone].
final class HermesCalls {
    private final Link link;
    private final Attaching attaching;
    private final Patience patience;

    HermesCalls(Link link, Attaching attaching, Patience patience) {
        this.link = link;
        this.attaching = attaching;
        this.patience = patience;
    }

    Patience patience() {
        return patience;
    }

    /// Asks what changes nothing, through the second socket; again where that one had closed.
    JsonNode look(String method, Consumer<ObjectNode> fill) {
        try {
            return side(method, with(fill), patience.look());
        } catch (RpcFailure.Closed _) {
            return harmless(() -> side(method, with(fill), patience.look()));
        } catch (RpcFailure.TimedOut late) {
            link.suspect();
            throw Refusals.of(late, true);
        }
    }

    /// Asks what changes nothing and concerns no session, but the profile: it is named where the backend serves several.
    JsonNode lookInProfile(String method, Consumer<ObjectNode> fill) {
        var served = attaching.servedProfile();
        return look(method, params -> {
            served.ifPresent(profile -> params.put("profile", profile));
            fill.accept(params);
        });
    }

    /// Asks through the second socket what concerns a session and takes its time.
    JsonNode aside(StoredId id, String method, Duration deadline, Consumer<ObjectNode> fill) {
        return inSession(id, runtime -> side(method, with(runtime, fill), deadline));
    }

    /// As [#aside], for what a backend takes as meant for everybody where it has let go of the session in silence.
    JsonNode asideWhileLive(StoredId id, String method, Duration deadline, Consumer<ObjectNode> fill) {
        return inSession(id, runtime -> {
            side("session.title", with(runtime, _ -> {}), deadline);
            return side(method, with(runtime, fill), deadline);
        });
    }

    /// The version of Hermes that answers.
    String version() {
        return link.endpoint().version();
    }

    /// Asks through the socket that the session is on.
    JsonNode within(StoredId id, String method, Duration deadline, Consumer<ObjectNode> fill) {
        return inSession(id, runtime -> answer(
                link.stream().connection().call(method, with(runtime, fill), deadline)));
    }

    /// Asks with the session's runtime id. Where the backend has let go of the session, it is opened again and asked once more.
    private <T> T inSession(StoredId id, Function<String, T> ask) {
        var session = attaching.attached(id);
        try {
            return ask.apply(runtime(session));
        } catch (Refused refused) {
            if (!Refusals.isNotFound(refused)) {
                throw refused;
            }
            session.forgotten();
            return ask.apply(runtime(attaching.attached(session.name())));
        }
    }

    /// Asks through the first socket what concerns no session by its id.
    JsonNode stream(String method, Consumer<ObjectNode> fill) {
        return answer(link.stream().connection().call(method, with(fill), patience.act()));
    }

    private static String runtime(AttachedSession session) {
        return session.binding().map(AttachedSession.Binding::runtime).orElse("");
    }

    private JsonNode side(String method, ObjectNode params, Duration deadline) {
        return answer(link.side().connection().call(method, params, deadline));
    }

    private static JsonNode harmless(Supplier<JsonNode> ask) {
        try {
            return ask.get();
        } catch (RpcFailure.Closed | RpcFailure.TimedOut failure) {
            throw Refusals.of(failure, true);
        }
    }

    static ObjectNode with(Consumer<ObjectNode> fill) {
        var params = JsonNodeFactory.instance.objectNode();
        fill.accept(params);
        return params;
    }

    static ObjectNode with(String runtime, Consumer<ObjectNode> fill) {
        return with(params -> fill.accept(params.put("session_id", runtime)));
    }

    static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
