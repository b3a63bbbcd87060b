package dev.talaria.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.sessions.SessionLinks;

/// What a streamed text costs on the wire to a real browser, counted between the two.
@Tag("bench")
class DeltaBytesBench {
    private static final HomeOfSize SIZE = new HomeOfSize(1, 60, 100);
    private static final int TOKENS = 1_500;
    private static final long BEAT_NANOS = 20_000_000L;

    @Test
    void aPushedDeltaCostsLittleMoreThanItsText(@TempDir Path data) throws IOException {
        try (var talaria = RunningTalaria.on(SIZE.path(), data);
                var counted = CountedWire.to(talaria.port());
                var chromium = Chromium.start()) {
            talaria.awaitLists();
            var session = talaria.page(talaria.profiles().getFirst(), 1, Optional.empty()).rows().getFirst();
            var page = chromium.page();
            page.navigate("http://localhost:" + counted.port() + "/" + SessionLinks.session(session.key()));
            var turn = PlayedTurn.begin(talaria, session);
            turn.says("It begins. ");
            page.getByText("It begins.").waitFor();
            var before = counted.towardsTheBrowser();
            var text = 0;
            var next = System.nanoTime();
            for (var token = 0; token < TOKENS; token++) {
                var due = next;
                RunningTalaria.await(() -> System.nanoTime() - due >= 0);
                next += BEAT_NANOS;
                var word = Integer.toString(token * 7919, 36) + " ";
                text += word.length();
                turn.says(word);
            }
            turn.says("the-end-of-it");
            page.getByText("the-end-of-it").waitFor();
            var bytes = counted.towardsTheBrowser() - before;
            var ratio = bytes / (double) text;
            new Figures("bytes-of-a-pushed-delta").with("textBytes", text).with("wireBytes", bytes)
                    .with("ratio", Figures.rounded(ratio))
                    .with("what", "50 tokens a second for half a minute, all bytes from the server to one Chromium")
                    .against("at most 4 times the text", ratio <= 4).write();
        }
    }
}
