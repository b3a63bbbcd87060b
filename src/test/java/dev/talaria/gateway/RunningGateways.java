package dev.talaria.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.backend.Backends;
import dev.talaria.gateway.backend.QuickBackends;
import dev.talaria.profiles.HomeProfiles;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// Gateways of two profiles whose Hermes are processes of their own.
abstract class RunningGateways {
    static final ProfileName WORK = new ProfileName("work");
    static final ProfileName NOTES = new ProfileName("notes");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    Profiles profiles;

    @BeforeEach
    void aHomeWithTwoProfiles() throws IOException {
        for (var profile : List.of("work", "notes")) {
            var home = Files.createDirectories(home().resolve("profiles").resolve(profile));
            Files.writeString(home.resolve("config.yaml"), "{}\n");
        }
        profiles = HomeProfiles.of(home());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
        await("no process is left", () -> !QuickBackends.anyRuns(folder));
    }

    ProfileGateways gateways(HermesScript hermes) {
        return gateways(QuickBackends.of(folder, home(), hermes.program().toString()), profiles);
    }

    ProfileGateways gateways(Backends backends, Profiles of) {
        open.add(backends);
        var gateways = new ProfileGateways(of, backends, Clock.systemUTC(),
                new EmbeddedPlaces(folder.resolve("agents")), 100);
        open.add(gateways::stop);
        gateways.listen(listener());
        return gateways;
    }

    GatewayListener listener() {
        return new GatewayListener() {
            @Override
            public void heard(ProfileName profile, GatewayEvent event) {
                heard.add(new Heard(profile, event));
            }

            @Override
            public void turned(ProfileName profile, GatewayHealth health) {
                // asked for where it matters
            }
        };
    }

    Path home() {
        return folder.resolve("home");
    }

    static StoredId begun(Gateway gateway) {
        return done(gateway.create(NewSession.PLAIN)).session();
    }

    static void submit(Gateway gateway, StoredId session, String text) {
        assertThat(done(gateway.submit(session, Submission.of(text)))).isEqualTo(Submitted.STARTED);
    }

    String textOf(ProfileName profile) {
        var text = new StringBuilder();
        for (var each : heard) {
            if (each.event() instanceof GatewayEvent.TextGrew(_, var more) && each.profile().equals(profile)) {
                text.append(more);
            }
        }
        return text.toString();
    }

    record Heard(ProfileName profile, GatewayEvent event) {}

    static <T> T done(CompletableFuture<Reply<T>> future) {
        return switch (answered(future)) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T>(var why, var words) -> throw new AssertionError(why + ": " + words);
        };
    }

    static <T> Reply<T> answered(CompletableFuture<Reply<T>> future) {
        return future.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    static void await(String what, BooleanSupplier asExpected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!asExpected.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited in vain until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
