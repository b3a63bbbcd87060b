package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.talaria.shared.ProfileName;

/// Starts a Hermes as its version wants to be started: in one form after another and on one port after another, until it answers.
/// Blocks its caller meanwhile.
final class BackendLaunch {
    private static final int PORTS_TO_TRY = 5;

    private final HermesProgram hermes;
    private final Environment environment;
    private final Path folder;
    private final BackendSettings settings;
    private final RunningNotes notes;
    private final HttpClient http;
    private final Awakening awakening;
    private final Executor readers;
    private final SessionTokens tokens = new SessionTokens();
    private final Map<Path, LaunchForm> understood = new ConcurrentHashMap<>();

    BackendLaunch(HermesProgram hermes, Environment environment, Path folder, BackendSettings settings,
            RunningNotes notes, HttpClient http, Executor readers) {
        this.hermes = hermes;
        this.environment = environment;
        this.folder = folder;
        this.settings = settings;
        this.notes = notes;
        this.http = http;
        this.awakening = new Awakening(settings, environment, http);
        this.readers = readers;
    }

    /// What came of a start.
    sealed interface Outcome {
        record Up(BackendProcess process, URI base, String version) implements Outcome {}

        /// @param words what is wrong and what helps
        record Failed(String words) implements Outcome {}
    }

    /// @param home of the profile
    /// @param began hears of every process that was started, before anything is known of it
    Outcome start(ProfileName profile, Path home, Consumer<BackendProcess> began) {
        return switch (hermes.search()) {
            case HermesProgram.Search.Absent(var words) -> new Outcome.Failed(words);
            case HermesProgram.Search.Found(var program) -> start(program, profile, home, began);
        };
    }

    /// A form that was understood before and fails now is given up for the newest: an update may have changed what is understood.
    private Outcome start(Path program, ProfileName profile, Path home, Consumer<BackendProcess> began) {
        var form = understood.getOrDefault(program, LaunchForm.NEWEST);
        Optional<GivenUp> before = Optional.empty();
        for (var attempt = 0; attempt < PORTS_TO_TRY + 2 * LaunchForm.values().length; attempt++) {
            switch (attempt(program, form, profile, home, began)) {
                case Awakening.Result.Awake(var up) -> {
                    understood.put(program, form);
                    return up;
                }
                case Awakening.Result.Failed(var words) -> {
                    var wasUnderstood = understood.remove(program) == form;
                    if (!wasUnderstood || form == LaunchForm.NEWEST) {
                        return new Outcome.Failed(words);
                    }
                    before = Optional.of(new GivenUp(form, words));
                    form = LaunchForm.NEWEST;
                }
                case Awakening.Result.Again(var next) -> {
                    if (before.isPresent() && before.get().form() == next) {
                        return new Outcome.Failed(before.get().words());
                    }
                    form = next;
                }
            }
        }
        return new Outcome.Failed("Hermes found no free port to listen on. Try again.");
    }

    /// @param words how it failed
    private record GivenUp(LaunchForm form, String words) {}

    private Awakening.Result attempt(Path program, LaunchForm form, ProfileName profile, Path home,
            Consumer<BackendProcess> began) {
        var port = form.portIsChosen() ? freePort() : 0;
        BackendProcess process;
        try {
            var token = tokens.next(home);
            process = BackendProcess.start(program, form.arguments(profile, port),
                    environment.of(program, home, token, notes.newMarker()), folder, token, readers);
        } catch (UncheckedIOException failure) {
            return new Awakening.Result.Failed(
                    "The Hermes at %s is a broken installation: the system cannot run it. It says: “%s”"
                            .formatted(program, Masked.of(String.valueOf(failure.getMessage()))));
        }
        began.accept(process);
        notes.note(profile, process, port);
        var result = awakening.await(process, program, form, port, home);
        if (!(result instanceof Awakening.Result.Awake)) {
            process.stop(settings.grace());
            notes.forget(profile);
        }
        return result;
    }

    /// Whether a backend that ran still answers.
    boolean answers(URI base) {
        return BackendStatus.ask(http, base, settings.answer()).join().isPresent();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
