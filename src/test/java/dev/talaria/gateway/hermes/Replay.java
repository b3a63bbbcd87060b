package dev.talaria.gateway.hermes;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.talaria.fake.RecordedBackend;
import dev.talaria.fake.Recording;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.rpc.CloseReason;
import dev.talaria.gateway.rpc.RpcConnection;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcListener;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Asks through a real socket what was asked in a recording, and reads what comes back.
final class Replay implements RpcListener {
    static final Instant THEN = Instant.parse("2026-11-22T15:00:00Z");
    private static final int PATIENCE = 20;
    private static final Duration DEADLINE = Duration.ofSeconds(PATIENCE);

    /// All that was read, in its order.
    final List<GatewayEvent> events = new ArrayList<>();
    final Map<StoredId, Snapshot> snapshots = new LinkedHashMap<>();

    /// What each question was answered, by its id in the recording; a refusal as its code.
    final Map<String, Object> answers = new HashMap<>();
    private final Recording recording;
    private final Map<String, EventReading> readings = new HashMap<>();
    private final CompletableFuture<CloseReason> closing = new CompletableFuture<>();

    private Replay(Recording recording) {
        this.recording = recording;
        recording.sessions().forEach((runtimeId, storedId) -> readings.put(runtimeId,
                new EventReading(new StoredId(storedId), InstantSource.fixed(THEN), false)));
    }

    /// @param name such as `hermes-0.16/04_clarify`
    static Replay of(String name) throws InterruptedException {
        var replay = new Replay(Recording.of(name));
        var backend = new RecordedBackend(replay.recording);
        try (var connection = RpcConnection.open(backend.uri(), replay, DEADLINE).join()) {
            var asked = replay.recording.asked().stream().map(question -> replay.ask(connection, question)).toList();
            asked.forEach(question -> question.orTimeout(PATIENCE, SECONDS).join());
            replay.closing.orTimeout(PATIENCE, SECONDS).join();
        } finally {
            backend.goes();
        }
        return replay;
    }

    List<String> story() {
        return Story.of(events);
    }

    /// What happened from the nth turn on, the first being 1, until the next one.
    List<String> turn(int number) {
        return Story.turn(events, number);
    }

    EventReading reading(StoredId session) {
        return readings.values().stream().filter(reading -> reading.now().equals(session)).findFirst().orElseThrow();
    }

    private CompletableFuture<?> ask(RpcConnection connection, Recording.Asked question) {
        return connection.call(question.method(), question.params(), DEADLINE, result -> answered(question, result))
                .exceptionally(failure -> answers.put(question.id(), code(failure)));
    }

    private Object answered(Recording.Asked question, JsonNode result) {
        switch (question.method()) {
            case "approval.respond" -> answerOldest(question, InputRequest.Approval.class);
            case "clarify.respond" -> answerOldest(question, InputRequest.Clarification.class);
            case "session.resume" -> {
                var reading = readings.get(result.path("session_id").asString());
                if (reading != null) {
                    snapshots.put(new StoredId(question.params().path("session_id").asString()),
                            reading.stands(result));
                }
            }
            // the rest is answered with what a session does
            default -> {
            }
        }
        answers.put(question.id(), result);
        return result;
    }

    private void answerOldest(Recording.Asked question, Class<? extends InputRequest> kind) {
        readings.values().forEach(reading -> reading.requests().stream().filter(open -> kind.isInstance(open.request()))
                .filter(open -> open.backendId().isEmpty()
                        || question.params().path("request_id").asString("").equals(open.backendId().get()))
                .findFirst().ifPresent(open -> reading.answered(open.id())));
    }

    private static int code(Throwable failure) {
        return RpcFailure.in(failure).map(RpcFailure.Refused.class::cast).orElseThrow().code();
    }

    @Override
    public void ready(JsonNode payload) {
        // every recording begins with it
    }

    @Override
    public void event(RpcEvent event) {
        event.runtimeId().map(readings::get).ifPresent(reading -> events.addAll(reading.read(event)));
    }

    @Override
    public void serverRequest(String id, String method, JsonNode params) {
        throw new IllegalStateException("No recorded backend asks by requests");
    }

    @Override
    public void closed(CloseReason reason) {
        closing.complete(reason);
    }
}
