package dev.talaria.sessions.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.shared.MediaTypes;

/// Pictures that went along with prompts, where a backend keeps them: in a folder of its home. Whatever a prompt says, no other
/// file is read, and none that is no picture.
final class KeptPictures {
    private static final List<String> FOLDERS = List.of("images", "image_cache", "cache/images");
    private static final long LARGEST = 32_000_000;

    private final StateDb file;

    KeptPictures(StateDb file) {
        this.file = file;
    }

    Optional<StoredPicture> find(String name) {
        return FOLDERS.stream().map(file::beside).flatMap(folder -> in(folder, name).stream()).findFirst();
    }

    private static Optional<StoredPicture> in(Path folder, String name) {
        try {
            var file = folder.resolve(name);
            if (!folder.equals(file.getParent()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            var data = Files.readAllBytes(file);
            return MediaTypes.ofImage(data).map(type -> new StoredPicture(type, data));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
