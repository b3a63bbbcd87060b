package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class SessionPagesTest {
    @Test
    void withNothingToKeepTheFreshPageIsTheAnswer() {
        var fresh = List.of(row("b"), row("c"));

        assertThat(SessionPages.merge(List.of(row("a")), fresh, Set.of(), keys("a"))).isSameAs(fresh);
    }

    @Test
    void aWorkingRowThatAgedOffThePageIsKept() {
        assertThat(SessionPages.merge(List.of(row("a"), row("b")), List.of(row("b")), keys("a"), keys("a", "b")))
                .containsExactly(row("a"), row("b"));
    }

    @Test
    void aKeptRowThatThePageHasIsThereOnceAndFresh() {
        var fresh = row("a", "a2", "newer");

        assertThat(SessionPages.merge(List.of(row("a")), List.of(fresh), keys("a"), keys("a"))).containsExactly(fresh);
    }

    @Test
    void aRowThatNobodyKeepsIsNeverBroughtBack() {
        assertThat(SessionPages.merge(List.of(row("a"), row("gone")), List.of(row("b")), keys("b"), keys("a", "b")))
                .containsExactly(row("b"));
    }

    @Test
    void aKeptRowThatWasDeletedElsewhereIsNeverBroughtBack() {
        assertThat(SessionPages.merge(List.of(row("a")), List.of(row("b")), keys("a"), keys("b")))
                .containsExactly(row("b"));
    }

    @Test
    void aPinIsFoundByTheRootWhateverTheTip() {
        var pinned = row("root", "tip-7", "long one");

        assertThat(SessionPages.merge(List.of(pinned), List.of(row("b")), keys("root"), keys("root")))
                .containsExactly(pinned, row("b"));
        assertThat(SessionPages.merge(List.of(pinned), List.of(row("b")), keys("tip-7"), keys("root")))
                .containsExactly(pinned, row("b"));
    }

    private static Set<SessionKey> keys(String... roots) {
        return Stream.of(roots).map(SessionPagesTest::key).collect(Collectors.toSet());
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
