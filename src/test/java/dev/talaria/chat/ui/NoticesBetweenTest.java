package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    @Test
    void whyATurnFailedIsNotSaidAgainBelowAnAnswerThatTellsIt() {
        var sentence = "The provider refused the key (HTTP 401).";
        var failed = new Notice(1, NINE, "failed", sentence);

        for (var told : List.of(sentence + " Check it.", "API call failed after 3 retries: HTTP 401: invalid key")) {
            assertThat(new NoticesBetween(List.of(failed, SECOND)).until(NINE.plusSeconds(90), Optional.of(told)))
                    .containsExactly(SECOND);
        }
    }

    @Test
    void whyATurnFailedIsSaidBelowAnAnswerThatTellsLessOrSomethingElse() {
        var failed = new Notice(1, NINE, "failed", "The provider refused the key (HTTP 401).");

        for (var told : List.of("The provider gave an error.", "HTTP 500: try again")) {
            assertThat(new NoticesBetween(List.of(failed)).until(NINE.plusSeconds(30), Optional.of(told)))
                    .containsExactly(failed);
        }
        assertThat(new NoticesBetween(List.of(failed)).until(NINE.plusSeconds(30), Optional.empty()))
                .containsExactly(failed);
    }
}
