package dev.talaria.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.sessions.Transcript;
import dev.talaria.sessions.TranscriptAnswer;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// Reading one session of 15,000 messages, page by page.
@Tag("bench")
class TranscriptBench {
    private static final int ROWS = 100;

    @Test
    void aPageOfALongSessionCostsAPage(@TempDir Path data) {
        var home = new HomeOfSize(1, 300, 20, 15_000);
        try (var talaria = RunningTalaria.on(home.path(), data)) {
            talaria.awaitLists();
            var session = talaria.page(ProfileName.DEFAULT, 1, Optional.empty()).rows().getFirst().tip();
            var cold = Samples.millisOf(() -> newest(talaria, session));
            var newest = Samples.of(20, 100, () -> newest(talaria, session));
            new Figures("transcript-newest-page-of-15000").with(newest).with("firstEverMs", Figures.rounded(cold))
                    .with("what", "the newest " + ROWS + " rows of a session of 15,000 messages")
                    .against("at most 200 ms", newest.p95() <= 200 && cold <= 200).write();
            new Figures("transcript-earlier-pages-of-15000").with(earlierPages(talaria, session))
                    .with("what", "every earlier page of it, back to the first message").write();
        }
    }

    private static Samples earlierPages(RunningTalaria talaria, StoredId session) {
        var millis = new ArrayList<Double>();
        var page = newest(talaria, session);
        while (page.earlier().isPresent()) {
            var before = page.earlier().orElseThrow();
            var start = System.nanoTime();
            page = read(talaria.transcripts().earlier(talaria.member(), ProfileName.DEFAULT, session, before, ROWS));
            millis.add((System.nanoTime() - start) / 1e6);
        }
        assertThat(millis).as("pages").hasSizeGreaterThan(15_000 / ROWS / 2);
        return new Samples(millis);
    }

    private static Transcript newest(RunningTalaria talaria, StoredId session) {
        return read(talaria.transcripts().newest(talaria.member(), ProfileName.DEFAULT, session, ROWS));
    }

    private static Transcript read(TranscriptAnswer answer) {
        return switch (answer) {
            case TranscriptAnswer.Read(var transcript) -> transcript;
            case TranscriptAnswer.Grown _,TranscriptAnswer.NoSuchProfile _,TranscriptAnswer.NoSuchSession _,TranscriptAnswer.Unreadable _ ->
                throw new IllegalStateException("Expected a page, not " + answer);
        };
    }
}
