package dev.talaria.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.backend.Backends;
import dev.talaria.gateway.backend.QuickBackends;
import dev.talaria.profiles.HomeProfiles;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

class ProfileGatewaysTest {
    private static final ProfileName WORK = new ProfileName("work");
    private static final ProfileName NOTES = new ProfileName("notes");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private Profiles profiles;

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

    @Test
    void aTurnRunsInAProcessThatWasStartedForIt() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        assertThat(gateways.awake()).isEmpty();

        var session = begun(work);
        submit(work, session, "[say Hello from a process]");

        await("it is answered", () -> textOf(WORK).equals("Hello from a process"));
        assertThat(work.kind()).isEqualTo(GatewayKind.HERMES);
        assertThat(gateways.awake()).containsExactly(work);
        assertThat(gateways.of(WORK)).containsSame(work);
    }

    @Test
    void aBackendThatIsKilledInATurnLosesNoPromptAndIsNobodyElses() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        var notes = gateways.of(NOTES).orElseThrow();
        var killed = begun(work);
        var other = begun(notes);
        submit(work, killed, "[say Begun][hold]");
        submit(notes, other, "[say Begun too][hold]");
        await("both work", () -> textOf(WORK).equals("Begun") && textOf(NOTES).equals("Begun too"));

        QuickBackends.processOf(folder, "work").destroyForcibly();

        await("it is said", () -> work.health() instanceof GatewayHealth.Lost
                || heard.stream().anyMatch(each -> each.event() instanceof GatewayEvent.Detached));
        assertThat(notes.health()).isInstanceOf(GatewayHealth.Ready.class);
        assertThat(done(notes.ask(other))).isEqualTo(Gateway.Truth.RUNNING);
        assertThat(done(work.wake()).version()).isEqualTo("0.19.0");
    }

    @Test
    void aTokenThatIsRefusedIsSaidInWords() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "refusing");
        var work = gateways(hermes).of(WORK).orElseThrow();

        var reply = answered(work.create(NewSession.PLAIN));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.UNREACHABLE);
            assertThat(refused.words()).doesNotContain("token=");
        });
    }

    @Test
    void aHermesThatIsTooOldIsSaidToWhoAsks() {
        var work = gateways(HermesScript.tooOld(folder)).of(WORK).orElseThrow();

        assertThat(answered(work.create(NewSession.PLAIN))).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.words()).contains("is version 0.14.2, which is too old"));
        assertThat(work.health()).isInstanceOf(GatewayHealth.Broken.class);
    }

    @Test
    void aProfileThatIsGoneLosesItsBackend() throws IOException {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        done(work.wake());
        Files.delete(home().resolve("profiles/work/config.yaml"));
        Files.delete(home().resolve("profiles/work"));
        HomeProfiles.lookAgain(profiles);

        gateways.forgetGoneProfiles();

        assertThat(gateways.of(WORK)).isEmpty();
        await("its process is gone", () -> !QuickBackends.anyRuns(folder));
        assertThat(answered(work.wake())).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void withoutHermesAnAgentInsideAnswers() {
        var gateways = gateways(QuickBackends.of(folder, home(), "off"), profiles);

        assertThat(gateways.of(WORK).orElseThrow().kind()).isIn(GatewayKind.EMBEDDED, GatewayKind.REHEARSAL);
        assertThat(gateways.remarks()).first().asString().contains("talaria.hermes=off");
    }

    @Test
    void nobodyStartsHermesOnTheSampleHome() {
        var hermes = HermesScript.in(folder);
        var gateways = gateways(QuickBackends.of(folder, home(), hermes.program().toString()),
                HomeProfiles.ofSample(home()));

        assertThat(gateways.of(WORK).orElseThrow().kind()).isIn(GatewayKind.EMBEDDED, GatewayKind.REHEARSAL);
    }

    @Test
    void aRemoteHermesGoesBeforeTheOneThatWasFound() {
        var hermes = HermesScript.in(folder);
        var gateways = gateways(QuickBackends.of(folder, home(), hermes.program().toString(),
                Map.of("notes", "https://agents.example")), profiles);

        assertThat(gateways.of(NOTES).orElseThrow().kind()).isEqualTo(GatewayKind.REMOTE);
        assertThat(gateways.of(WORK).orElseThrow().kind()).isEqualTo(GatewayKind.HERMES);
    }

    @Test
    void aListenerThatFailsIsNobodyElses() {
        var gateways = gateways(HermesScript.in(folder));
        var deaf = new GatewayListener() {
            @Override
            public void heard(ProfileName profile, GatewayEvent event) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void turned(ProfileName profile, GatewayHealth health) {
                throw new IllegalStateException("on purpose");
            }
        };
        gateways.listen(deaf);
        gateways.listen(listener());
        heard.clear();
        var work = gateways.of(WORK).orElseThrow();

        var session = begun(work);
        submit(work, session, "[say Hello]");

        await("it is heard", () -> textOf(WORK).contains("Hello"));
    }

    private ProfileGateways gateways(HermesScript hermes) {
        return gateways(QuickBackends.of(folder, home(), hermes.program().toString()), profiles);
    }

    private ProfileGateways gateways(Backends backends, Profiles of) {
        open.add(backends);
        var gateways = new ProfileGateways(of, backends, Clock.systemUTC(), 100);
        open.add(gateways::stop);
        gateways.listen(listener());
        return gateways;
    }

    private GatewayListener listener() {
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

    private Path home() {
        return folder.resolve("home");
    }

    private static StoredId begun(Gateway gateway) {
        return done(gateway.create(NewSession.PLAIN)).session();
    }

    private static void submit(Gateway gateway, StoredId session, String text) {
        assertThat(done(gateway.submit(session, Submission.of(text)))).isEqualTo(Submitted.STARTED);
    }

    private String textOf(ProfileName profile) {
        var text = new StringBuilder();
        for (var each : heard) {
            if (each.event() instanceof GatewayEvent.TextGrew(_, var more) && each.profile().equals(profile)) {
                text.append(more);
            }
        }
        return text.toString();
    }

    private record Heard(ProfileName profile, GatewayEvent event) {}

    private static <T> T done(CompletableFuture<Reply<T>> future) {
        return switch (answered(future)) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T>(var why, var words) -> throw new AssertionError(why + ": " + words);
        };
    }

    private static <T> Reply<T> answered(CompletableFuture<Reply<T>> future) {
        return future.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static void await(String what, BooleanSupplier asExpected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!asExpected.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited in vain until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
