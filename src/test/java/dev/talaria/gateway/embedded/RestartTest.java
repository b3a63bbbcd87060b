package dev.talaria.gateway.embedded;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of an agent that may begin anew with what it has kept.
abstract class RestartTest {
    @TempDir
    Path home;

    LiveAgent agent;

    @BeforeEach
    void start() {
        agent = agent();
    }

    LiveAgent agent() {
        return new LiveAgent(home);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    void restart() {
        stop();
        start();
    }
}
