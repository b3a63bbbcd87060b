package dev.talaria.gateway.backend;

import static dev.talaria.gateway.backend.RunningPool.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendUse.Use;

/// Each fault is a plain sentence, leaves no process behind and is nobody else's.
class BackendFaultsTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() {
        await("nothing is left", () -> RunningPool.processes(folder).isEmpty());
    }

    @Test
    void aBackendThatIsKilledIsStartedAgainAndTheOthersGoOn() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            var other = pool.started("other");
            var first = pool.started("work");

            backendOf("work").destroyForcibly();

            await("it is lost", () -> pool.of("work").health() instanceof GatewayHealth.Lost);
            assertThat(pool.of("work").health()).isInstanceOfSatisfying(GatewayHealth.Lost.class,
                    lost -> assertThat(lost.reason())
                            .isEqualTo("Its backend stopped (exit 137: killed, perhaps for lack of memory)."));
            var second = pool.started("work");
            assertThat(second.generation()).isGreaterThan(first.generation());
            assertThat(second.token().reveal()).isNotEqualTo(first.token().reveal());
            assertThat(pool.started("other")).isEqualTo(other);
        }
    }

    @Test
    void aBackendThatHangsAtItsStartIsGivenUp() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "hung");
        var hasty = settings(Duration.ofSeconds(15), Duration.ofMillis(800));
        try (var pool = new RunningPool(folder, hermes, hasty)) {
            assertThat(pool.refused("work")).startsWith("Hermes started but did not answer within");
            assertThat(pool.of("work").health()).isInstanceOf(GatewayHealth.Broken.class);
            assertThat(pool.started("other").version()).isEqualTo("0.19.0");
        }
    }

    @Test
    void aBackendThatHangsLaterIsStoppedAndStartedAgain() throws IOException, InterruptedException {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            var endpoint = pool.started("work");
            signal("STOP", backendOf("work"));

            pool.of("work").lost(endpoint, "silence", false);

            await("it is stopped", () -> pool.of("work").health() instanceof GatewayHealth.Lost);
            assertThat(((GatewayHealth.Lost) pool.of("work").health()).reason())
                    .isEqualTo("Its backend did not answer any more, and was stopped.");
            assertThat(pool.started("work").generation()).isEqualTo(2);
        }
    }

    @Test
    void aBackendThatWorksIsNotStoppedForBeingSilentAWhile() throws IOException, InterruptedException {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            pool.of("work").neededBy(() -> Use.WORKS);
            var endpoint = pool.started("work");
            signal("STOP", backendOf("work"));
            var silentSince = System.nanoTime();

            pool.of("work").lost(endpoint, "silence", false);

            await("it was silent for longer than an idle one may be",
                    () -> System.nanoTime() - silentSince > Duration.ofSeconds(2).toNanos());
            assertThat(pool.of("work").health()).isInstanceOf(GatewayHealth.Ready.class);
            signal("CONT", backendOf("work"));
            assertThat(pool.started("work")).isEqualTo(endpoint);
        }
    }

    @Test
    void aLostSocketOfABackendThatAnswersChangesNothing() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            var endpoint = pool.started("work");

            pool.of("work").lost(endpoint, "closed", false);

            assertThat(pool.started("work")).isEqualTo(endpoint);
        }
    }

    @Test
    void megabytesOfRubbishDoNoHarm() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "rubbish");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.started("work").version()).isEqualTo("0.19.0");
        }
    }

    @Test
    void aPortThatIsTakenIsTriedAnew() {
        var hermes = HermesScript.of016(folder);
        hermes.does("work", "port-taken");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.started("work").version()).isEqualTo("0.16.0");
            assertThat(hermes.noted("starts", "work")).hasSize(2);
        }
    }

    @Test
    void aPortThatAnotherHermesTookFirstIsTriedAnew() {
        var hermes = HermesScript.of016(folder);
        hermes.does("work", "port-lost");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.started("work").version()).isEqualTo("0.16.0");
            assertThat(hermes.noted("starts", "work")).hasSize(2);
        }
    }

    @Test
    void wordsInALogAreNoReasonToTryAnotherWay() {
        var hermes = HermesScript.garrulous(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.refused("work")).startsWith("Hermes ended while it started (exit 1). It said: “");
            assertThat(hermes.noted("starts", "any")).hasSize(1);
        }
    }

    @Test
    void whoAnswersForAnotherHomeGetsNoToken() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "foreign");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.refused("work")).isEqualTo(
                    "What answers is not the Hermes of this profile: it works on another home.");
        }
    }

    @Test
    void aSilentBackendIsGivenUp() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "mute");
        try (var pool = new RunningPool(folder, hermes, settings(Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            assertThat(pool.refused("work")).isEqualTo("Hermes did not say within a second that it is ready.");
        }
    }

    @Test
    void oneThatUpdatesItselfIsGivenTime() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "updating");
        try (var pool = new RunningPool(folder, hermes, settings(Duration.ofSeconds(1), Duration.ofSeconds(5)))) {
            assertThat(pool.started("work").version()).isEqualTo("0.19.0");
        }
    }

    @Test
    void aFullDiskIsSaidInWords() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "full-disk");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.refused("work")).isEqualTo(
                    "Hermes could not start, since the disk is full. Make room, then try again.");
        }
    }

    @Test
    void lastWordsAreShownWithoutSecrets() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "leaky");
        try (var pool = new RunningPool(folder, hermes)) {
            assertThat(pool.refused("work")).startsWith("Hermes ended while it started (exit 3). It said: “")
                    .contains("token=•••", "Bearer •••")
                    .doesNotContain("abcdefghijkl");
        }
    }

    @Test
    void aFailedStartIsNotRepeatedAtOnce() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "full-disk");
        try (var pool = new RunningPool(folder, hermes)) {
            var first = pool.refused("work");

            assertThat(pool.refused("work")).isEqualTo(first);
            assertThat(hermes.noted("starts", "work")).hasSize(1);

            hermes.does("work", "");
            await("it is tried again", () -> pool.starts("work") instanceof Reply.Done);
        }
    }

    @Test
    void aHermesThatIsTooOldIsNamed() {
        try (var pool = new RunningPool(folder, HermesScript.tooOld(folder))) {
            assertThat(pool.refused("work")).isEqualTo("The Hermes at %s is version 0.14.2, which is too old: "
                    .formatted(hermes())
                    + "Talaria needs 0.16 or newer. Update it with `hermes update`, then try again.");
        }
    }

    @Test
    void aBrokenInstallationSaysWhatIsWrong() {
        try (var pool = new RunningPool(folder, HermesScript.broken(folder))) {
            assertThat(pool.refused("work")).isEqualTo(
                    "The Hermes at %s is a broken installation (exit 1). It said: ".formatted(hermes())
                            + "“ModuleNotFoundError: No module named 'hermes_cli'”");
        }
    }

    @Test
    void aHermesThatIsNotThereIsSaid() throws IOException {
        var hermes = HermesScript.in(folder);
        try (var pool = new RunningPool(folder, hermes)) {
            Files.delete(hermes.program());

            assertThat(pool.refused("work")).isEqualTo("There is no program at " + hermes.program()
                    + ", which talaria.hermes names as Hermes. Correct the setting and start Talaria again.");
        }
    }

    @Test
    void childrenThatIgnoreToBeStoppedAreStopped() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "children");
        try (var pool = new RunningPool(folder, hermes)) {
            pool.started("work");
            await("both children run", () -> hermes.children().size() == 2);
        }
        assertThat(hermes.children()).noneMatch(child -> ProcessHandle.of(child).isPresent());
    }

    @Test
    void whatADeadBackendLeavesBehindIsStopped() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "children");
        try (var pool = new RunningPool(folder, hermes)) {
            pool.started("work");
            await("both children run", () -> hermes.children().size() == 2);

            backendOf("work").destroyForcibly();

            await("they are gone",
                    () -> hermes.children().stream().allMatch(child -> ProcessHandle.of(child).isEmpty()));
        }
    }

    @Test
    void aTokenThatIsRefusedIsMadeAnewOnce() {
        try (var pool = new RunningPool(folder, HermesScript.in(folder))) {
            pool.of("work").lost(pool.started("work"), "HTTP 403", true);
            assertThat(pool.of("work").health()).isInstanceOf(GatewayHealth.Lost.class);

            pool.of("work").lost(pool.started("work"), "HTTP 403", true);
            assertThat(pool.of("work").health()).isInstanceOf(GatewayHealth.Broken.class);
            assertThat(pool.refused("work")).startsWith("Its backend refuses the token that Talaria gave it");
        }
    }

    @Test
    void whatAKilledTalariaLeftBehindIsStoppedByTheNext() throws IOException, InterruptedException {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "children");
        var talaria = AnotherTalaria.start(folder, "work");
        await("its children run", () -> hermes.children().size() == 2);
        talaria.destroyForcibly().waitFor();
        assertThat(RunningPool.processes(folder)).hasSizeGreaterThanOrEqualTo(3);

        try (var pool = new RunningPool(folder, hermes)) {
            pool.started("other");

            assertThat(hermes.children()).noneMatch(child -> ProcessHandle.of(child).isPresent());
            assertThat(RunningPool.places(folder).folder().resolve("work.json")).doesNotExist();
        }
    }

    private Path hermes() {
        return folder.resolve("hermes");
    }

    /// Has been delivered when this returns: a process that is yet to be stopped would still answer.
    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
    }

    private ProcessHandle backendOf(String profile) {
        return RunningPool.processOf(folder, profile);
    }

    private static BackendSettings settings(Duration announce, Duration health) {
        var quick = RunningPool.QUICK;
        return new BackendSettings(quick.places(), quick.idle(), quick.settle(), quick.patience(), announce, health,
                quick.answer(), quick.grace(), quick.beat(), List.of());
    }
}
