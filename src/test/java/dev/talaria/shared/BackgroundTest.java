package dev.talaria.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background();

    @AfterEach
    void stop() {
        background.stop();
    }

    @Test
    void whatIsDoneAgainAndAgainGoesOnAfterAFailureUntilItIsStopped() throws InterruptedException {
        var done = new LinkedBlockingQueue<Integer>();
        var times = background.every(Duration.ofMillis(10), () -> {
            done.add(1);
            if (done.size() == 1) {
                throw new IllegalStateException("only the first time");
            }
        });
        for (var time = 0; time < 3; time++) {
            assertThat(done.poll(5, TimeUnit.SECONDS)).isNotNull();
        }

        times.stop();

        done.clear();
        done.poll(50, TimeUnit.MILLISECONDS);
        done.clear();
        assertThat(done.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
}
