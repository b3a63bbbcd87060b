package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.talaria.gateway.SecretText;
import dev.talaria.shared.ProfileName;

/// Starts a Hermes as its version wants to be started: in one form after another and on one port after another, until it answers.
/// Blocks its caller meanwhile.
final class BackendLaunch {
    private static final int PORTS_TO_TRY = 5;
    private static final int TOKEN_BYTES = 32;

    private final HermesProgram hermes;
    private final Environment environment;
    private final Path folder;
    private final BackendSettings settings;
    private final RunningNotes notes;
    private final HttpClient http;
    private final Awakening awakening;
    private final Executor readers;
    private final SecureRandom random = new SecureRandom();
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

    private Outcome start(Path program, ProfileName profile, Path home, Consumer<BackendProcess> began) {
        var form = understood.getOrDefault(program, LaunchForm.SERVE_ISOLATED);
        for (var attempt = 0; attempt < PORTS_TO_TRY + LaunchForm.values().length; attempt++) {
            switch (attempt(program, form, profile, home, began)) {
                case Awakening.Result.Awake(var up) -> {
                    understood.put(program, form);
                    return up;
                }
                case Awakening.Result.Failed(var words) -> {
                    // an update may have changed what it understands
                    understood.remove(program);
                    return new Outcome.Failed(words);
                }
                case Awakening.Result.Again(var next) -> form = next;
            }
        }
        return new Outcome.Failed("Hermes found no free port to listen on. Try again.");
    }

    private Awakening.Result attempt(Path program, LaunchForm form, ProfileName profile, Path home,
            Consumer<BackendProcess> began) {
        var port = form.portIsChosen() ? freePort() : 0;
        BackendProcess process;
        try {
            var token = newToken();
            process = BackendProcess.start(program, form.arguments(profile, port),
                    environment.of(program, token, notes.newMarker()), folder, token, readers);
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

    private SecretText newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new SecretText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
