package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A backend with all that it has started, also what has lost its parent since.
///
/// @param root the backend itself; nothing where only its marker is known
/// @param marked tells by the marker in a process's environment whether it belongs here
record ProcessTree(Optional<ProcessHandle> root, Predicate<String> marked) {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    static ProcessTree of(ProcessHandle root, String marker) {
        return new ProcessTree(Optional.of(root), marker::equals);
    }

    /// Asks all of it to end, makes it after the grace, and returns when nothing is left.
    void stop(Duration grace) {
        var members = members();
        members.forEach(ProcessHandle::destroy);
        if (!ended(members, grace)) {
            members.addAll(members());
            members.forEach(ProcessHandle::destroyForcibly);
            if (!ended(members, LAST_WAIT)) {
                LOG.warn("Some processes of a backend do not end: {}",
                        members.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList());
            }
        }
        // what was started while the others ended
        members().forEach(ProcessHandle::destroyForcibly);
    }

    /// Ends what is left of a backend that has died.
    void clear(Duration grace) {
        if (!members().isEmpty()) {
            stop(grace);
        }
    }

    /// Bytes in memory of all of it, where the system tells.
    OptionalLong memory() {
        var sum = 0L;
        for (var member : root.stream().flatMap(ProcessTree::withDescendants).toList()) {
            sum += memoryOf(member.pid());
        }
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private Set<ProcessHandle> members() {
        var members = new LinkedHashSet<ProcessHandle>();
        root.stream().flatMap(ProcessTree::withDescendants).forEach(members::add);
        relatives().forEach(members::add);
        members.removeIf(member -> !member.isAlive());
        return members;
    }

    private static Stream<ProcessHandle> withDescendants(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private Stream<ProcessHandle> relatives() {
        if (!Files.isDirectory(PROCESSES)) {
            return Stream.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> markerOf(process.pid()).filter(marked).isPresent());
    }

    /// What the environment of a process says whose backend it belongs to; nothing where it belongs to none, or to another user.
    static Optional<String> markerOf(long pid) {
        try {
            var environment = Files.readAllBytes(PROCESSES.resolve(String.valueOf(pid)).resolve("environ"));
            var text = new String(environment, StandardCharsets.ISO_8859_1);
            var start = Environment.MARKER + "=";
            return Stream.of(text.split("\0", -1))
                    .filter(variable -> variable.startsWith(start))
                    .map(variable -> variable.substring(start.length()))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static long memoryOf(long pid) {
        try (var lines = Files.lines(PROCESSES.resolve(String.valueOf(pid)).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException | NumberFormatException _) {
            return 0;
        }
    }

    private static boolean ended(Collection<ProcessHandle> processes, Duration wait) {
        var all = CompletableFuture.allOf(processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new));
        try {
            all.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return processes.stream().noneMatch(ProcessHandle::isAlive);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
