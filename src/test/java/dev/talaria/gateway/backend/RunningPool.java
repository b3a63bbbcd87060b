package dev.talaria.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.BackendPlaces;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.ProfileName;
import tools.jackson.databind.ObjectMapper;

/// Backends of a home with some profiles, on short deadlines.
final class RunningPool implements AutoCloseable {
    static final BackendSettings QUICK = new BackendSettings(3, Duration.ofMinutes(10), Duration.ZERO,
            Duration.ofMillis(400), Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMillis(500),
            Duration.ofMillis(700), Duration.ofMillis(50), List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final Backends backends;
    private final Map<String, ProfileBackend> known = new HashMap<>();

    RunningPool(Path folder, HermesScript hermes) {
        this(folder, hermes, QUICK);
    }

    RunningPool(Path folder, HermesScript hermes, BackendSettings settings) {
        home = folder.resolve("home");
        var variables = new HashMap<>(System.getenv());
        variables.put("MY_SECRET", "of Talaria");
        backends = new Backends(new HermesProgram(hermes.program().toString(), variables, folder, home), settings,
                new RemoteSettings(Map.of()), home, places(folder), Clock.systemUTC());
    }

    static BackendPlaces places(Path folder) {
        return new BackendPlaces(folder.resolve("data/backends"));
    }

    ProfileBackend of(String profile) {
        return known.computeIfAbsent(profile, name -> {
            var folder = name.equals("default") ? home : home.resolve("profiles").resolve(name);
            try {
                Files.createDirectories(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return backends.local(new ProfileName(name), folder);
        });
    }

    Reply<Endpoint> starts(String profile) {
        try {
            return of(profile).endpoint().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("No answer about " + profile, failure);
        }
    }

    Endpoint started(String profile) {
        return switch (starts(profile)) {
            case Reply.Done<Endpoint>(var endpoint) -> endpoint;
            case Reply.Refused<Endpoint>(var why, var words) -> throw new AssertionError(why + ": " + words);
        };
    }

    String refused(String profile) {
        return switch (starts(profile)) {
            case Reply.Done<Endpoint> _ -> throw new AssertionError("It started");
            case Reply.Refused<Endpoint>(_, var words) -> words;
        };
    }

    /// The processes that a backend consists of, by its marker.
    static List<ProcessHandle> processes(Path folder) {
        var mark = new RunningNotes(places(folder)).newMarker().replaceAll("-.*", "-");
        return ProcessHandle.allProcesses()
                .filter(process -> ProcessTree.markerOf(process.pid()).filter(own -> own.startsWith(mark)).isPresent())
                .toList();
    }

    /// The process of a profile's backend, as noted.
    static ProcessHandle processOf(Path folder, String profile) {
        var note = new ObjectMapper().readTree(places(folder).folder().resolve(profile + ".json"));
        return ProcessHandle.of(note.path("pid").asLong()).orElseThrow();
    }

    static void await(String what, BooleanSupplier asExpected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!asExpected.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited in vain until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        backends.close();
    }
}
