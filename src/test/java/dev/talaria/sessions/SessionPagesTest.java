package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class SessionPagesTest {
    @Test
    void withNothingToKeepTheFreshPageIsTheAnswer() {
        var fresh = List.of(row("b"), row("c"));

        assertThat(SessionPages.withKept(fresh, List.of())).isSameAs(fresh);
    }

    @Test
    void aKeptRowThatAgedOffThePageStandsBehindIt() {
        assertThat(SessionPages.withKept(List.of(row("b")), List.of(row("a")))).containsExactly(row("b"), row("a"));
    }

    @Test
    void aKeptRowThatThePageHasIsThereOnceAndFresh() {
        var fresh = row("a", "a2", "newer");

        assertThat(SessionPages.withKept(List.of(fresh), List.of(row("a")))).containsExactly(fresh);
    }

    @Test
    void aRowThatNobodyKeepsIsNeverBroughtBack() {
        var before = SessionPages.withKept(List.of(row("a"), row("b")), List.of());
        var after = SessionPages.withKept(List.of(row("b")), List.of());

        assertThat(before).hasSize(2);
        assertThat(after).containsExactly(row("b"));
    }

    @Test
    void aLineageIsOneRowWhateverItsTipIs() {
        assertThat(SessionPages.withKept(List.of(row("root", "tip-8", "long one")),
                List.of(row("root", "tip-7", "long one"))))
                .containsExactly(row("root", "tip-8", "long one"));
    }

    private static SessionKey key(String root) {
        return new SessionKey(ProfileName.DEFAULT, new StoredId(root));
    }

    private static SessionSummary row(String root) {
        return row(root, root, "A title");
    }

    private static SessionSummary row(String root, String tip, String title) {
        return new SessionSummary(key(root), new StoredId(tip), Optional.of(title), "", "tui", Optional.empty(),
                Instant.EPOCH, Instant.EPOCH, Population.HUMAN, false, false);
    }
}
