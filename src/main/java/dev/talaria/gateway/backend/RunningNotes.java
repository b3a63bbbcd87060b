package dev.talaria.gateway.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.BackendPlaces;
import dev.talaria.shared.ProfileName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Notes on the backends that run, for the Talaria that comes after one that was killed. No token is in them.
final class RunningNotes {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNotes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final BackendPlaces places;
    private final AtomicLong count = new AtomicLong();

    RunningNotes(BackendPlaces places) {
        this.places = places;
    }

    /// A name for one backend that tells whose it is: this data folder's, and this Talaria's.
    String newMarker() {
        var own = ProcessHandle.current();
        return "%s-%d-%d-%d".formatted(folderMark(), own.pid(), startOf(own).map(Instant::getEpochSecond).orElse(0L),
                count.incrementAndGet());
    }

    void note(ProfileName profile, BackendProcess backend, int port) {
        var handle = backend.handle();
        var note = JSON.createObjectNode()
                .put("pid", handle.pid())
                .put("started", startOf(handle).map(Instant::toString).orElse(""))
                .put("port", port)
                .put("marker", backend.marker());
        try {
            Files.createDirectories(places.folder());
            var next = places.folder().resolve(profile + ".json.new");
            Files.writeString(next, note.toString());
            Files.move(next, file(profile), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.warn("The backend of {} is not noted, and may outlive a Talaria that is killed", profile, failure);
        }
    }

    void forget(ProfileName profile) {
        try {
            Files.deleteIfExists(file(profile));
        } catch (IOException failure) {
            LOG.debug("A note stays behind", failure);
        }
    }

    /// Ends what a Talaria of the same data folder left behind.
    void clearOrphans(Duration grace) {
        for (var file : files()) {
            orphan(file).ifPresent(tree -> {
                LOG.info("Stopping a backend that an earlier Talaria left behind");
                tree.stop(grace);
            });
            deleteIfNobodys(file);
        }
        new ProcessTree(Optional.empty(), this::isOrphaned).clear(grace);
    }

    /// The process of a note, where it still runs, is the same as then and its Talaria is gone.
    private Optional<ProcessTree> orphan(Path file) {
        try {
            var note = JSON.readTree(Files.readString(file));
            var marker = note.path("marker").asString("");
            if (!isOrphaned(marker)) {
                return Optional.empty();
            }
            var started = Instant.parse(note.path("started").asString());
            return ProcessHandle.of(note.path("pid").asLong(-1))
                    .filter(process -> startOf(process)
                            .filter(start -> Duration.between(start, started).abs().compareTo(CLOCKS_DIFFER) < 0)
                            .isPresent())
                    .filter(process -> ProcessTree.markerOf(process.pid()).map(marker::equals).orElse(true))
                    .map(process -> ProcessTree.of(process, marker));
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("A note about a backend cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private void deleteIfNobodys(Path file) {
        try {
            var marker = JSON.readTree(Files.readString(file)).path("marker").asString("");
            if (isOrphaned(marker)) {
                Files.delete(file);
            }
        } catch (IOException | JacksonException unreadable) {
            LOG.debug("A note about a backend stays", unreadable);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(places.folder())) {
            return List.of();
        }
        try (var files = Files.list(places.folder())) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("Backends that were left behind cannot be looked for", failure);
            return List.of();
        }
    }

    /// Whether the marker is one of this data folder whose Talaria does not run any more.
    private boolean isOrphaned(String marker) {
        var parts = marker.split("-", -1);
        if (parts.length != 4 || !parts[0].equals(folderMark())) {
            return false;
        }
        try {
            var started = Long.parseLong(parts[2]);
            return ProcessHandle.of(Long.parseLong(parts[1]))
                    .flatMap(RunningNotes::startOf)
                    .filter(start -> Math.abs(start.getEpochSecond() - started) < CLOCKS_DIFFER.toSeconds())
                    .isEmpty();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private String folderMark() {
        return Integer.toHexString(places.folder().toString().hashCode());
    }

    private Path file(ProfileName profile) {
        return places.folder().resolve(profile + ".json");
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
