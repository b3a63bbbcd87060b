package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.talaria.gateway.SecretText;
import dev.talaria.shared.ProfileName;

/// Starts a Hermes as its version wants to be started, and waits until it answers. Blocks its caller meanwhile.
final class BackendLaunch {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /// The first answer of a fresh process takes some seconds.
    private static final Duration FIRST_CALL = Duration.ofSeconds(4);
    private static final Duration ONE_CALL = Duration.ofSeconds(15);
    private static final Duration UPDATE_GRACE = Duration.ofMinutes(5);
    private static final Duration LONGEST_UPDATE = Duration.ofMinutes(30);
    private static final int PORTS_TO_TRY = 5;
    private static final int TOKEN_BYTES = 32;

    private final HermesProgram hermes;
    private final Environment environment;
    private final Path folder;
    private final BackendSettings settings;
    private final RunningNotes notes;
    private final HttpClient http;
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
        this.readers = readers;
    }

    /// What came of a start.
    sealed interface Outcome {
        record Up(BackendProcess process, URI base, String version) implements Outcome {}

        /// @param words what is wrong and what helps
        record Failed(String words) implements Outcome {}
    }

    /// What came of one attempt.
    private sealed interface Attempt {
        record Last(Outcome outcome) implements Attempt {}

        /// Another one may help: in another form, or on another port.
        record Again(LaunchForm form) implements Attempt {}
    }

    private static Attempt failed(String words) {
        return new Attempt.Last(new Outcome.Failed(words));
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
                case Attempt.Last(var outcome) -> {
                    if (outcome instanceof Outcome.Failed) {
                        // an update may have changed what it understands
                        understood.remove(program);
                    }
                    return outcome;
                }
                case Attempt.Again(var next) -> form = next;
            }
        }
        return new Outcome.Failed("Hermes found no free port to listen on. Try again.");
    }

    private Attempt attempt(Path program, LaunchForm form, ProfileName profile, Path home,
            Consumer<BackendProcess> began) {
        var port = form.portIsChosen() ? freePort() : 0;
        BackendProcess process;
        try {
            var token = newToken();
            process = BackendProcess.start(program, form.arguments(profile, port),
                    environment.of(program, token, notes.newMarker()), folder, token, readers);
        } catch (UncheckedIOException failure) {
            return failed("The Hermes at %s is a broken installation: the system cannot run it. It says: “%s”"
                    .formatted(program, Masked.of(String.valueOf(failure.getMessage()))));
        }
        began.accept(process);
        notes.note(profile, process, port);
        var attempt = watched(process, program, form, port, home);
        if (!(attempt instanceof Attempt.Last(Outcome.Up _))) {
            process.stop(settings.grace());
            notes.forget(profile);
        }
        return attempt;
    }

    private Attempt watched(BackendProcess process, Path program, LaunchForm form, int chosen, Path home) {
        try {
            var port = listening(process, chosen);
            if (port.isPresent()) {
                return healthy(process, program, form, address(port.get()), home);
            }
            if (process.isAlive()) {
                return failed("Hermes did not say within %s that it is ready.%s"
                        .formatted(spoken(settings.announce()), said(process)));
            }
            return ended(process, program, form);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("The start was interrupted.");
        }
    }

    /// Where it listens; nothing where it ended or said nothing in time.
    private Optional<Integer> listening(BackendProcess process, int chosen) throws InterruptedException {
        var begun = System.nanoTime();
        while (process.isAlive() && isPatient(process.log(), System.nanoTime() - begun)) {
            var sign = first(process.log().port(), process.ended(), PAUSE);
            if (sign) {
                return process.log().port().isDone() ? Optional.of(process.log().port().join()) : Optional.empty();
            }
            // the oldest ones only begin to answer; who else may be there shows when its home is compared
            if (chosen != 0 && BackendStatus.ask(http, address(chosen), FIRST_CALL).join().isPresent()) {
                return Optional.of(chosen);
            }
        }
        return process.log().port().isDone() ? Optional.of(process.log().port().join()) : Optional.empty();
    }

    private boolean isPatient(BackendLog log, long waited) {
        return waited < settings.announce().toNanos()
                || (log.updatedWithin(UPDATE_GRACE) && waited < LONGEST_UPDATE.toNanos());
    }

    private Attempt healthy(BackendProcess process, Path program, LaunchForm form, URI base, Path home)
            throws InterruptedException {
        var end = System.nanoTime() + settings.health().toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            var limit = Duration.ofNanos(Math.min(ONE_CALL.toNanos(), end - System.nanoTime())).plusMillis(1);
            var asked = BackendStatus.ask(http, base, limit);
            var answered = first(asked, process.ended(), limit);
            if (answered && asked.isDone() && asked.join().isPresent() && process.isAlive()) {
                understood.put(program, form);
                return judged(process, base, home, asked.join().get());
            }
            first(new CompletableFuture<Void>(), process.ended(), PAUSE);
        }
        return process.isAlive()
                ? failed("Hermes started but did not answer within %s.%s"
                        .formatted(spoken(settings.health()), said(process)))
                : ended(process, program, form);
    }

    private static Attempt judged(BackendProcess process, URI base, Path home, BackendStatus status) {
        if (!status.isOf(home)) {
            return failed("What answers is not the Hermes of this profile: it works on another home.");
        }
        if (status.signInRequired()) {
            return failed("This Hermes asks for a sign-in even on its own machine, since its configuration "
                    + "names a public address for its dashboard (dashboard.public_url). Take that away for this profile, "
                    + "or let Talaria reach that address with talaria.remote.");
        }
        return new Attempt.Last(new Outcome.Up(process, base, status.version()));
    }

    private Attempt ended(BackendProcess process, Path program, LaunchForm form) {
        var exit = process.ended().join();
        // what it printed last may still be on its way
        process.log().awaitEnd(PAUSE);
        var said = process.log().text();
        if (LaunchForm.isRefusal(exit, said)) {
            return form.next(said).<Attempt>map(Attempt.Again::new)
                    .orElseGet(() -> failed(
                            Diagnosis.ofRefusal(program, environment.plain(program), ONE_CALL)));
        }
        if (Diagnosis.isPortTaken(said)) {
            return new Attempt.Again(form);
        }
        return failed(Diagnosis.ofEnd(program, exit, process.log()));
    }

    /// Whether a backend that ran still answers.
    boolean answers(URI base) {
        return BackendStatus.ask(http, base, settings.answer()).join().isPresent();
    }

    /// Whether one of both came true in time.
    private static boolean first(CompletableFuture<?> one, CompletableFuture<?> other, Duration limit)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(one, other).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        }
    }

    private static String said(BackendProcess process) {
        var tail = process.log().tail();
        return tail.isBlank() ? "" : " It said: “%s”".formatted(tail.replace("\n", " / "));
    }

    private static String spoken(Duration time) {
        var seconds = Math.max(1, time.toSeconds());
        return seconds == 1 ? "a second" : seconds + " seconds";
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
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
