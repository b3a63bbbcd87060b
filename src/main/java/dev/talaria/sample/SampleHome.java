package dev.talaria.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the home that people see who have no Hermes yet.
public final class SampleHome {
    private SampleHome() {}

    /// The sample home in this folder, made if it is not there yet.
    public static Path make(Path folder) {
        try {
            Files.createDirectories(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
