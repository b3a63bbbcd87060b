package dev.talaria.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One measurement's figures, kept as `target/bench/<name>.json`.
final class Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String name;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Figures(String name) {
        this.name = name;
        with("name", name).with("when", Instant.now().toString()).with("machine", machine());
    }

    Figures with(String figure, Object value) {
        figures.put(figure, value);
        return this;
    }

    Figures with(Samples samples) {
        return with("samples", samples.millis().size()).with("medianMs", rounded(samples.median()))
                .with("p95Ms", rounded(samples.p95())).with("maxMs", rounded(samples.max()));
    }

    /// @param met whether the figures meet it
    Figures against(String goal, boolean met) {
        return with("goal", goal).with("met", met);
    }

    void write() {
        try {
            var folder = Files.createDirectories(Path.of("target", "bench"));
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(figures) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        LOG.info("{}", JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(figures));
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Map<String, Object> machine() {
        var runtime = Runtime.getRuntime();
        return Map.of("cores", runtime.availableProcessors(), "javaVersion", Runtime.version().toString(), "maxHeapMb",
                runtime.maxMemory() >> 20);
    }
}
