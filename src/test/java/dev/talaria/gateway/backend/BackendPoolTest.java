package dev.talaria.gateway.backend;

import static dev.talaria.gateway.backend.RunningPool.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayHealth.Holder;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.gateway.hermes.BackendUse.Use;
import dev.talaria.shared.ProfileName;

class BackendPoolTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() {
        assertThat(RunningPool.processes(folder)).isEmpty();
    }

    @Test
    void aBackendStartsOnTheFirstNeedAndAnswers() {
        var hermes = HermesScript.in(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            var health = new CopyOnWriteArrayList<GatewayHealth>();
            pool.of("work").follow(health::add);
            assertThat(pool.of("work").health()).isInstanceOf(GatewayHealth.Cold.class);
            assertThat(hermes.noted("starts", "work")).isEmpty();

            var endpoint = pool.started("work");

            assertThat(endpoint.version()).isEqualTo("0.19.0");
            assertThat(endpoint.base()).hasToString("http://127.0.0.1:" + hermes.noted("port", "work").getFirst());
            assertThat(hermes.noted("arguments", "work")).containsExactly(
                    "serve --isolated --host 127.0.0.1 --port 0");
            await("it was told", () -> health.size() == 2);
            assertThat(health.getFirst()).isInstanceOfSatisfying(GatewayHealth.Waking.class,
                    waking -> assertThat(waking.used() + " of " + waking.places()).isEqualTo("1 of 3"));
            assertThat(pool.of("work").health()).isInstanceOfSatisfying(GatewayHealth.Ready.class,
                    ready -> assertThat(ready.memory().orElse(0)).isGreaterThan(1_000_000));
        }
    }

    @Test
    void everybodyWhoNeedsItAtOnceSharesOneStart() {
        var hermes = HermesScript.in(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            var all = IntStream.range(0, 20).mapToObj(_ -> pool.of("work").endpoint()).toList();

            assertThat(all).extracting(future -> future.join()).containsOnly(all.getFirst().join());
            assertThat(hermes.noted("starts", "work")).hasSize(1);
        }
    }

    @Test
    void aBackendGetsNothingOfOurEnvironmentThatItDoesNotNeed() {
        var hermes = HermesScript.in(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            pool.started("work");

            assertThat(hermes.noted("environment", "work"))
                    .contains("HOME", "PATH", "HERMES_HOME", "HERMES_DASHBOARD_SESSION_TOKEN", "HERMES_PARENT_PID")
                    .doesNotContain("MY_SECRET", "HERMES_DESKTOP");
        }
    }

    @Test
    void eachBackendHasATokenOfItsOwn() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            var work = pool.started("work");
            var notes = pool.started("notes");

            assertThat(work.token().reveal()).hasSizeGreaterThan(40).isNotEqualTo(notes.token().reveal());
            assertThat(work.toString()).doesNotContain(work.token().reveal());
        }
    }

    @Test
    void theOldestHermesIsStartedItsOwnWay() {
        var hermes = HermesScript.of016(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            var endpoint = pool.started("default");

            assertThat(endpoint.version()).isEqualTo("0.16.0");
            assertThat(hermes.noted("arguments", "default")).singleElement().asString()
                    .startsWith("dashboard --no-open --host 127.0.0.1 --port " + endpoint.base().getPort());
        }
    }

    @Test
    void aHermesThatWasUpdatedMeanwhileIsStartedItsNewWay() {
        var hermes = HermesScript.of016(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            pool.started("default");
            HermesScript.of021(folder);

            pool.started("work");

            assertThat(hermes.noted("arguments", "work")).containsExactly(
                    "serve --isolated --host 127.0.0.1 --port 0");
        }
    }

    @Test
    void aTokenThatTheProfileNamesItselfIsTheOneToUse() throws Exception {
        var hermes = HermesScript.in(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            pool.of("work");
            Files.writeString(folder.resolve("home/profiles/work/.env"),
                    "OPENAI_API_KEY=k\nHERMES_DASHBOARD_SESSION_TOKEN=of-the-operator\n");

            assertThat(pool.started("work").token().reveal()).isEqualTo("of-the-operator");
            assertThat(pool.started("notes").token().reveal()).hasSizeGreaterThan(40);
        }
    }

    @Test
    void aPublicAddressInTheConfigurationDoesNotShutABackendToItsToken() throws Exception {
        assertThat(environment()).doesNotContainKey("HERMES_DASHBOARD_PUBLIC_URL");

        Files.writeString(folder.resolve("config.yaml"), "dashboard:\n  public_url: https://hermes.example.org\n");

        assertThat(environment()).containsEntry("HERMES_DASHBOARD_PUBLIC_URL", "http://127.0.0.1");
    }

    private Map<String, String> environment() {
        return new Environment(Map.of(), List.of(), folder, folder.resolve("none"))
                .of(folder.resolve("hermes"), folder, new SecretText("t"), "m");
    }

    @Test
    void whatFindsAnInstallationReachesIt() {
        var ours = Map.of("PYENV_VERSION", "3.12", "XDG_RUNTIME_DIR", "/run/user/1", "AWS_SECRET_ACCESS_KEY", "no",
                "TALARIA_REMOTE_WORK_TOKEN", "no", "SPRING_DATASOURCE_PASSWORD", "no");

        assertThat(new Environment(ours, List.of(), folder, folder.resolve("none")).plain(folder.resolve("hermes")))
                .containsOnlyKeys("PYENV_VERSION", "XDG_RUNTIME_DIR", "HERMES_HOME", "PATH");
    }

    @Test
    void theOneNotNeededForTheLongestTimeMakesRoom() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder), places(2, Duration.ofSeconds(15)))) {
            pool.started("first");
            pool.started("second");
            pool.of("first").used();

            pool.started("third");

            assertThat(pool.of("second").health()).isInstanceOf(GatewayHealth.Cold.class);
            assertThat(pool.of("first").health()).isInstanceOf(GatewayHealth.Ready.class);
        }
    }

    @Test
    void whoWorksOrWaitsIsNeverStoppedAndAFullPoolNamesThem() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder), places(2, RunningPool.QUICK.patience()))) {
            var health = new CopyOnWriteArrayList<GatewayHealth>();
            pool.of("third").follow(health::add);
            pool.of("first").neededBy(() -> Use.WORKS);
            pool.of("second").neededBy(() -> Use.WAITS);
            pool.started("first");
            pool.started("second");

            var reply = pool.starts("third");

            assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
                assertThat(refused.why()).isEqualTo(Refusal.POOL_FULL);
                assertThat(refused.words()).isEqualTo("All 2 places for agents are taken: first works, "
                        + "second waits for input. Nothing was sent; try again when one is free.");
            });
            assertThat(health.getFirst()).isInstanceOfSatisfying(GatewayHealth.Waiting.class,
                    waiting -> assertThat(waiting.holders()).containsExactly(
                            new Holder(new ProfileName("first"), "works"),
                            new Holder(new ProfileName("second"), "waits for input")));
            assertThat(pool.of("first").health()).isInstanceOf(GatewayHealth.Ready.class);
        }
    }

    @Test
    void whoWaitsIsServedInTheOrderOfAsking() {
        var patient = new BackendSettings(1, Duration.ofMinutes(10), Duration.ZERO, Duration.ofSeconds(20),
                Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(700),
                Duration.ofMillis(50), List.of());
        try (var pool = new RunningPool(folder, HermesScript.in(folder), patient)) {
            var works = new java.util.concurrent.atomic.AtomicReference<>(Use.WORKS);
            pool.of("first").neededBy(works::get);
            pool.started("first");
            var order = new CopyOnWriteArrayList<String>();
            var second = pool.of("second").endpoint().thenRun(() -> order.add("second"));
            await("it waits", () -> pool.of("second").health() instanceof GatewayHealth.Waiting);
            var third = pool.of("third").endpoint().thenRun(() -> order.add("third"));
            await("it waits too", () -> pool.of("third").health() instanceof GatewayHealth.Waiting);

            works.set(Use.IDLE);
            second.join();
            third.join();

            assertThat(order).containsExactly("second", "third");
        }
    }

    @Test
    void anIdleBackendStopsByItself() {
        var hasty = new BackendSettings(3, Duration.ofMillis(300), Duration.ZERO, Duration.ofSeconds(1),
                Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(700),
                Duration.ofMillis(50), List.of());
        try (var pool = new RunningPool(folder, HermesScript.in(folder), hasty)) {
            pool.of("busy").neededBy(() -> Use.WORKS);
            pool.of("server").neededBy(() -> Use.BACKGROUND);
            pool.started("busy");
            pool.started("server");
            pool.started("work");

            await("it stops", () -> pool.of("work").health() instanceof GatewayHealth.Cold);

            assertThat(pool.of("busy").health()).isInstanceOf(GatewayHealth.Ready.class);
            assertThat(pool.of("server").health()).isInstanceOf(GatewayHealth.Ready.class);
        }
    }

    @Test
    void stoppingWhileABackendStartsIsNoError() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger("dev.talaria.gateway.backend");
        logger.addAppender(log);
        var hermes = HermesScript.in(folder);
        hermes.does("work", "mute");
        var pool = new RunningPool(folder, hermes);
        var starting = pool.of("work").endpoint();
        await("it starts", () -> !hermes.noted("starts", "work").isEmpty());

        pool.close();

        await("it is given up", starting::isDone);
        logger.detachAppender(log);
        assertThat(log.list).filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.ERROR)).isEmpty();
    }

    @Test
    void noNoteHoldsTheToken() throws Exception {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            Endpoint endpoint = pool.started("work");

            var note = RunningPool.places(folder).folder().resolve("work.json");
            assertThat(Files.readString(note)).contains("\"pid\"").doesNotContain(endpoint.token().reveal());
        }
        assertThat(RunningPool.places(folder).folder().resolve("work.json")).doesNotExist();
    }

    private static BackendSettings places(int places, Duration patience) {
        var quick = RunningPool.QUICK;
        return new BackendSettings(places, quick.idle(), quick.settle(), patience, quick.announce(), quick.health(),
                quick.answer(), quick.grace(), quick.beat(), List.of());
    }
}
