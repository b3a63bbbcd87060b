package dev.talaria.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.talaria.TalariaApplication;
import dev.talaria.fake.HermesScript;
import dev.talaria.fake.SampleHomes;

/// A Talaria of a test's own, with a home that a Hermes of some age wrote, and a scripted Hermes of that age to start.
final class OwnTalaria implements AutoCloseable {
    private final HermesScript hermes;
    private final Path home;
    private final String[] settings;
    private ConfigurableApplicationContext running;

    enum Age {
        DASHBOARD, SERVE,
        /// Asks by requests of its own, is strict about parameters and tells what was missed.
        CONTRACT_8;

        private HermesScript in(Path folder) {
            return switch (this) {
                case DASHBOARD -> HermesScript.of016(folder);
                case SERVE -> HermesScript.in(folder);
                case CONTRACT_8 -> HermesScript.of021(folder);
            };
        }

        private SampleHomes home() {
            return this == DASHBOARD ? SampleHomes.HERMES_0_16 : SampleHomes.HERMES_0_19;
        }
    }

    private OwnTalaria(Path folder, Age age, List<String> settings) {
        hermes = age.in(folder.resolve("bin"));
        home = age.home().copyInto(folder);
        this.settings = Stream.concat(
                Stream.of("--server.port=0", "--talaria.home=" + home, "--talaria.data=" + folder.resolve("data"),
                        "--talaria.hermes=" + hermes.program()),
                settings.stream()).toArray(String[]::new);
        running = start();
    }

    static OwnTalaria with(Age age, String... settings) {
        try {
            return new OwnTalaria(Files.createTempDirectory("talaria-own"), age, List.of(settings));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TalariaApplication.class).run(settings);
    }

    void restart() {
        close();
        running = start();
    }

    String address() {
        return "http://localhost:" + running.getEnvironment().getRequiredProperty("local.server.port", Integer.class)
                + "/";
    }

    /// Ends the profile's backend without a warning, as the kernel does when memory is short.
    void kill(String profile) {
        signal(profile, "KILL");
    }

    /// @param name `STOP` lets it hang, `CONT` go on
    void signal(String profile, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, hermes.noted("pid", profile).getLast()).inheritIO().start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Path stateDb(String profile) {
        return (profile.equals("default") ? home : home.resolve("profiles").resolve(profile)).resolve("state.db");
    }

    @Override
    public void close() {
        running.close();
    }
}
