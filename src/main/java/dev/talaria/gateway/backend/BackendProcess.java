package dev.talaria.gateway.backend;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.talaria.gateway.SecretText;

/// One started backend, until it has ended.
final class BackendProcess {
    private static final Path NEW_SESSION = Path.of("/usr/bin/setsid");

    private final Process process;
    private final BackendLog log;
    private final SecretText token;
    private final String marker;
    private final CompletableFuture<Integer> ended;

    private BackendProcess(Process process, BackendLog log, SecretText token, String marker) {
        this.process = process;
        this.log = log;
        this.token = token;
        this.marker = marker;
        ended = process.onExit().thenApply(Process::exitValue);
    }

    /// Starts the program with nothing but these variables.
    ///
    /// @param readers where its output is read
    /// @throws UncheckedIOException where the system cannot start it
    static BackendProcess start(Path program, List<String> arguments, Map<String, String> environment, Path folder,
            SecretText token, Executor readers) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NEW_SESSION)) {
            // a Ctrl-C meant for us must not reach it: it is for us to stop it
            command.add(NEW_SESSION.toString());
        }
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            var backend = new BackendProcess(started, new BackendLog(token), token,
                    environment.getOrDefault(Environment.MARKER, ""));
            readers.execute(backend::read);
            return backend;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Never stops reading: a backend whose pipe is full would stand still.
    private void read() {
        try (var output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            var buffer = new char[8_192];
            for (var length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                log.printed(new String(buffer, 0, length));
            }
        } catch (IOException _) {
            // it has ended
        } finally {
            log.closed();
        }
    }

    BackendLog log() {
        return log;
    }

    SecretText token() {
        return token;
    }

    String marker() {
        return marker;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Its exit code.
    CompletableFuture<Integer> ended() {
        return ended;
    }

    OptionalLong memory() {
        return ProcessTree.of(handle(), marker).memory();
    }

    /// Ends it and everything that it started; returns when nothing is left.
    void stop(Duration grace) {
        ProcessTree.of(handle(), marker).stop(grace);
    }

    /// Ends what it left behind.
    void clear(Duration grace) {
        ProcessTree.of(handle(), marker).clear(grace);
    }
}
