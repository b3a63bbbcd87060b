package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.talaria.live.Notice;

class NoticesBetweenTest {
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Notice FIRST = new Notice(1, NINE, "process", "The build has ended.");
    private static final Notice SECOND = new Notice(2, NINE.plusSeconds(60), "review", "Remembered two things.");

    @Test
    void eachIsLaidOnceWhereItCame() {
        var notices = new NoticesBetween(List.of(FIRST, SECOND));

        assertThat(notices.until(NINE)).isEmpty();
        assertThat(notices.until(NINE.plusSeconds(30))).containsExactly(FIRST);
        assertThat(notices.until(NINE.plusSeconds(45))).isEmpty();
        assertThat(notices.rest()).containsExactly(SECOND);
    }
}
