package dev.talaria.gateway.backend;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits until a process that was started answers, and judges what answers. Blocks its caller meanwhile.
final class Awakening {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /// The first answer of a fresh process takes some seconds.
    private static final Duration FIRST_CALL = Duration.ofSeconds(4);
    private static final Duration SEES_ITS_PORT_TAKEN = Duration.ofSeconds(10);
    private static final Duration ONE_CALL = Duration.ofSeconds(15);
    private static final Duration UPDATE_GRACE = Duration.ofMinutes(5);
    private static final Duration LONGEST_UPDATE = Duration.ofMinutes(30);

    private final BackendSettings settings;
    private final Environment environment;
    private final HttpClient http;

    Awakening(BackendSettings settings, Environment environment, HttpClient http) {
        this.settings = settings;
        this.environment = environment;
        this.http = http;
    }

    /// What came of one process.
    sealed interface Result {
        record Awake(BackendLaunch.Outcome.Up up) implements Result {}

        /// @param words what is wrong and what helps
        record Failed(String words) implements Result {}

        /// Another one may help: in another form, or on another port.
        record Again(LaunchForm form) implements Result {}
    }

    /// @param chosen the port that it was told to listen on; 0 where it chooses one
    /// @param home that it has to work on
    Result await(BackendProcess process, Path program, LaunchForm form, int chosen, Path home) {
        try {
            var port = listening(process, chosen);
            if (port.isPresent()) {
                return healthy(process, program, form, chosen, address(port.get()), home);
            }
            if (process.isAlive()) {
                return new Result.Failed("Hermes did not say within %s that it is ready.%s"
                        .formatted(spoken(settings.announce()), said(process)));
            }
            return ended(process, program, form);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result.Failed("The start was interrupted.");
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

    private Result healthy(BackendProcess process, Path program, LaunchForm form, int chosen, URI base, Path home)
            throws InterruptedException {
        var end = System.nanoTime() + settings.health().toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            var limit = Duration.ofNanos(Math.min(ONE_CALL.toNanos(), end - System.nanoTime())).plusMillis(1);
            var asked = BackendStatus.ask(http, base, limit);
            var answered = first(asked, process.ended(), limit);
            if (answered && asked.isDone() && asked.join().isPresent() && process.isAlive()) {
                var status = asked.join().get();
                return chosen != 0 && !status.isOf(home) && endsSoon(process)
                        ? ended(process, program, form)
                        : judged(process, base, home, status);
            }
            first(new CompletableFuture<Void>(), process.ended(), PAUSE);
        }
        return process.isAlive()
                ? new Result.Failed("Hermes started but did not answer within %s.%s"
                        .formatted(spoken(settings.health()), said(process)))
                : ended(process, program, form);
    }

    /// One whose port was taken by another Hermes before it came to it.
    private static boolean endsSoon(BackendProcess process) throws InterruptedException {
        return first(new CompletableFuture<Void>(), process.ended(), SEES_ITS_PORT_TAKEN);
    }

    private static Result judged(BackendProcess process, URI base, Path home, BackendStatus status) {
        if (!status.isOf(home)) {
            return new Result.Failed("What answers is not the Hermes of this profile: it works on another home.");
        }
        if (status.signInRequired()) {
            return new Result.Failed("This Hermes asks for a sign-in even on its own machine, since the profile's .env "
                    + "names a public address for its dashboard (HERMES_DASHBOARD_PUBLIC_URL). Move that into its "
                    + "config.yaml as dashboard.public_url, or let Talaria reach that address with talaria.remote.");
        }
        return new Result.Awake(new BackendLaunch.Outcome.Up(process, base, status.version()));
    }

    private Result ended(BackendProcess process, Path program, LaunchForm form) {
        var exit = process.ended().join();
        // what it printed last may still be on its way
        process.log().awaitEnd(PAUSE);
        var said = process.log().text();
        if (LaunchForm.isRefusal(exit, said)) {
            return form.next(said).<Result>map(Result.Again::new)
                    .orElseGet(() -> new Result.Failed(
                            Diagnosis.ofRefusal(program, environment.plain(program), ONE_CALL)));
        }
        if (Diagnosis.isPortTaken(said)) {
            return new Result.Again(form);
        }
        return new Result.Failed(Diagnosis.ofEnd(program, exit, process.log()));
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
}
