package dev.talaria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/// The Maven wrapper looks for a fitting JDK by itself; making the wrapper anew would silently lose that.
class WrapperTest {
    @Test
    void theWrapperPicksAJdkThatIsNewEnough() throws IOException {
        var wrapper = Files.readString(Path.of("mvnw"));

        assertThat(wrapper).contains("mvnw_min_jdk=25");
        assertThat(wrapper.indexOf("mvnw_min_jdk=25")).as("globbing is off behind set -euf")
                .isLessThan(wrapper.indexOf("\nset -euf"));
    }

    @Test
    void theWrapperCanBeRun() {
        assertThat(Path.of("mvnw")).isExecutable();
        assertThat(Path.of(".ci/run")).isExecutable();
    }
}
