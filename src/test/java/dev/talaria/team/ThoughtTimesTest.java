package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Authors.Stored;

class ThoughtTimesTest {
    private static final SessionKey SESSION = new SessionKey(ProfileName.DEFAULT, new StoredId("rollout"));

    @TempDir
    private Path folder;

    private TeamOfTwo team;
    private ThoughtTimes times;

    @BeforeEach
    void open() {
        team = new TeamOfTwo(folder);
        times = team.thoughtTimes();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void aThoughtIsKnownAgainInARowBehindItsTurnsBeginning() {
        times.note(SESSION, "The three\ncertificates share one CA.", Duration.ofSeconds(6), 10);

        assertThat(times.of(SESSION, List.of(new Stored(9, "The three certificates share one CA."),
                new Stored(12, "The three certificates share one CA. So be it."), new Stored(13, "Something else"))))
                .isEqualTo(Map.of(12L, Duration.ofSeconds(6)));
    }

    @Test
    void equalThoughtsOfTwoTurnsKeepTheirOwnTimes() {
        times.note(SESSION, "Hm.", Duration.ofSeconds(1), 10);
        times.note(SESSION, "Hm.", Duration.ofSeconds(2), 20);

        assertThat(times.of(SESSION, List.of(new Stored(11, "Hm."), new Stored(21, "Hm."))))
                .isEqualTo(Map.of(11L, Duration.ofSeconds(1), 21L, Duration.ofSeconds(2)));
    }

    @Test
    void aRowThatHoldsSeveralPiecesTookAllTheirTime() {
        times.note(SESSION, "First this.", Duration.ofSeconds(1), 10);
        times.note(SESSION, "Then that.", Duration.ofSeconds(2), 10);

        assertThat(times.of(SESSION, List.of(new Stored(11, "First this.\n\nThen that."))))
                .isEqualTo(Map.of(11L, Duration.ofSeconds(3)));
    }

    @Test
    void aDeletedSessionIsForgotten() {
        times.note(SESSION, "Hm.", Duration.ofSeconds(1), 10);

        times.forget(SESSION);

        assertThat(times.of(SESSION, List.of(new Stored(11, "Hm.")))).isEmpty();
    }
}
