package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of an agent that asks a model.
abstract class ModelTest {
    @TempDir
    Path home;

    final FakeModel model = new FakeModel();
    LiveAgent agent;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(home.resolve("config.yaml"), """
                model:
                  default: small
                  provider: custom
                  base_url: %s
                  context_length: 8000
                """.formatted(model.baseUrl()) + more());
        agent = new LiveAgent(home);
    }

    /// What else is set of the model, with what belongs to it.
    String more() throws IOException {
        return "";
    }

    @AfterEach
    void close() {
        agent.close();
        model.close();
    }
}
