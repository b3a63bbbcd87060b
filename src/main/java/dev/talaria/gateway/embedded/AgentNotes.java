package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the agents of one profile must still know after a restart, and for which no file of Hermes has a place that we may
/// write to: what was allowed for ever, and which turns run. One small file in our own folder. From any thread.
final class AgentNotes {
    private static final Logger LOG = LoggerFactory.getLogger(AgentNotes.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Optional<Path> file;
    private final Set<String> allowed = new LinkedHashSet<>();
    private final Set<String> running = new LinkedHashSet<>();

    /// @param folder where the file is; nothing keeps nothing
    AgentNotes(Optional<Path> folder, ProfileName profile) {
        file = folder.map(path -> path.resolve(profile.value() + ".json"));
        var noted = file.map(AgentNotes::read).orElse(Noted.NONE);
        allowed.addAll(noted.allowed());
        running.addAll(noted.running());
    }

    private record Noted(List<String> allowed, List<String> running) {
        static final Noted NONE = new Noted(List.of(), List.of());
    }

    private static Noted read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Noted.class);
        } catch (NoSuchFileException _) {
            return Noted.NONE;
        } catch (IOException | JacksonException failure) {
            LOG.warn("{} can't be read: what was allowed for ever is asked again", file, failure);
            return Noted.NONE;
        }
    }

    synchronized boolean isAllowed(String what) {
        return allowed.contains(what);
    }

    synchronized void allow(String what) {
        if (allowed.add(what)) {
            write();
        }
    }

    synchronized void runs(StoredId segment) {
        if (running.add(segment.value())) {
            write();
        }
    }

    synchronized void isOver(StoredId segment) {
        if (running.remove(segment.value())) {
            write();
        }
    }

    /// The turns that ran when we stopped without ending them.
    synchronized List<StoredId> left() {
        return running.stream().flatMap(id -> StoredId.parse(id).stream()).toList();
    }

    private void write() {
        file.ifPresent(path -> {
            try {
                Files.createDirectories(path.getParent());
                var fresh = path.resolveSibling(path.getFileName() + ".new");
                Files.writeString(fresh,
                        JSON.writeValueAsString(new Noted(List.copyOf(allowed), List.copyOf(running))));
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                LOG.warn("{} was not written: it is forgotten with the next restart", path, failure);
            }
        });
    }
}
