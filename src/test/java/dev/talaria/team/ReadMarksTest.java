package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.Background;
import dev.talaria.shared.Backgrounds;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class ReadMarksTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final SessionKey ROLLOUT = session("rollout");

    @TempDir
    private Path folder;

    private Background background = new Background();
    private TeamOfTwo team;
    private ReadMarks marks;

    @BeforeEach
    void open() {
        team = new TeamOfTwo(folder);
        marks = team.readMarks((_, _) -> true, background);
    }

    private void restart() {
        close();
        background = new Background();
        open();
    }

    @AfterEach
    void close() {
        Backgrounds.stop(background);
        team.close();
    }

    @Test
    void whatEverybodyHasSeenIsKeptNoLonger() {
        marks.finish(ROLLOUT, NINE, false);
        marks.see(team.anna().id(), ROLLOUT, NINE);
        marks.see(team.bert().id(), ROLLOUT, NINE);

        await(() -> marks.finished().isEmpty());
        assertThat(marks.isUnread(team.anna().id(), ROLLOUT)).isFalse();
        restart();
        assertThat(marks.finished()).isEmpty();
    }

    @Test
    void whatOneHasNotSeenStaysUnreadForThemAlone() {
        marks.finish(ROLLOUT, NINE, false);
        marks.see(team.anna().id(), ROLLOUT, NINE);

        restart();

        assertThat(marks.isUnread(team.anna().id(), ROLLOUT)).isFalse();
        assertThat(marks.isUnread(team.bert().id(), ROLLOUT)).isTrue();
    }

    @Test
    void nobodyIsWaitedForWhoMayNotSeeIt() {
        var bert = team.bert();
        marks = team.readMarks((member, _) -> !member.equals(bert), background);
        marks.finish(ROLLOUT, NINE, true);
        assertThat(marks.isFailedUnseen(ROLLOUT)).isTrue();

        marks.see(team.anna().id(), ROLLOUT, NINE);

        await(() -> marks.finished().isEmpty());
        assertThat(marks.isFailedUnseen(ROLLOUT)).isFalse();
    }

    @Test
    void whatFinishesAgainIsUnreadAgain() {
        marks.finish(ROLLOUT, NINE, false);
        marks.see(team.anna().id(), ROLLOUT, NINE);
        marks.see(team.bert().id(), ROLLOUT, NINE);
        await(() -> marks.finished().isEmpty());

        marks.finish(ROLLOUT, NINE.plusSeconds(60), false);

        restart();
        assertThat(marks.isUnread(team.anna().id(), ROLLOUT)).isTrue();
        assertThat(marks.isUnread(team.bert().id(), ROLLOUT)).isTrue();
    }

    @Test
    void ofTooManyTheOldestCountAsSeen() {
        marks = team.readMarks((_, _) -> true, background, 3);
        for (var number = 1; number <= 5; number++) {
            marks.finish(session("session-" + number), NINE.plusSeconds(number), false);
        }

        await(() -> marks.finished().size() == 3);
        assertThat(marks.finished().keySet())
                .containsExactlyInAnyOrder(session("session-3"), session("session-4"), session("session-5"));
    }

    private static SessionKey session(String root) {
        return new SessionKey(ProfileName.DEFAULT, new StoredId(root));
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
