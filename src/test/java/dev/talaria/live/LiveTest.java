package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.MovableClock;
import dev.talaria.fake.WrittenStateDb;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.live.Prompts.SendResult;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// A test of what is live: one session of two rows on disk, Anna and Bert, and a clock that stands still.
abstract class LiveTest {
    static final StoredId ID = new StoredId("rollout");
    static final SessionKey SESSION = new SessionKey(ProfileName.DEFAULT, ID);

    @TempDir
    private Path home;
    @TempDir
    private Path data;
    final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T09:00:00Z"));
    WrittenStateDb file;
    OpenTalaria talaria;
    FakeGateway gateway;

    @BeforeEach
    void open() {
        file = WrittenStateDb.in(home, 22).session("rollout").message("rollout", "user", "Hello")
                .message("rollout", "assistant", "Hi").session("nightly", "source", "cron");
        start();
    }

    final void start() {
        talaria = new OpenTalaria(home, data, clock);
        gateway = talaria.gateway(SESSION);
        await("the file is read", () -> talaria.disk.catalogue().onDisk(ProfileName.DEFAULT, ID).isPresent());
    }

    void restart() {
        talaria.close();
        start();
        talaria.recovery.begin();
    }

    @AfterEach
    void close() {
        talaria.close();
        file.close();
    }

    SendResult send(String text) {
        return talaria.prompts.send(talaria.anna, SESSION, text, List.of(), false);
    }

    void sendAndStart(String text) {
        send(text);
        awaitRunning();
        hear(new GatewayEvent.TurnStarted(ID));
    }

    void awaitRunning() {
        await("it runs", this::runs);
    }

    boolean runs() {
        return talaria.look(SESSION).turn().filter(turn -> turn.phase() == Phase.RUNNING).isPresent();
    }

    void hear(GatewayEvent... events) {
        List.of(events).forEach(gateway::emit);
    }

    void endTurn(String text) {
        hear(new TurnEnded(ID, Ending.COMPLETE, Optional.of(text), Optional.empty()));
    }

    void failTurn() {
        hear(new TurnEnded(ID, Ending.FAILED, Optional.empty(),
                Optional.of(new TurnFailure("provider", "The model is away.", "", true))), new GatewayEvent.Freed(ID));
    }

    void awaitCall(String verb) {
        await(verb + " is called", () -> !gateway.calls(verb).isEmpty());
    }

    List<String> submitted() {
        return gateway.calls("submit").stream().map(call -> ((Submission) call.argument(1)).text()).toList();
    }

    LiveTurn turn() {
        return turnOf(SESSION);
    }

    LiveTurn turnOf(SessionKey session) {
        return talaria.look(session).turn().orElseThrow();
    }
}
