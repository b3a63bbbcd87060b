package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;

class DraftWriterTest {
    private static final Place HERE = new Place(ProfileName.DEFAULT, Optional.empty());

    @Test
    void whatIsTypedDuringAWriteIsWrittenAfterItAndOnlyTheNewest() throws InterruptedException {
        var disk = new SlowDisk();
        var writer = new DraftWriter(disk, new Background());

        writer.keep(HERE, "a", List.of(), 1);
        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
        writer.keep(HERE, "ab", List.of(), 1);
        writer.keep(HERE, "abc", List.of(), 1);
        disk.goOn.countDown();

        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("abc");
        assertThat(disk.written).isEmpty();
    }

    @Test
    void whatIsOnDiskIsToldAlsoToWhomeverANewerTextOvertook() {
        var disk = new SlowDisk();
        var writer = new DraftWriter(disk, new Background());

        var first = writer.keep(HERE, "a", List.of(), 1);
        var second = writer.keep(HERE, "ab", List.of(), 1);
        var third = writer.keep(HERE, "abc", List.of(), 1);
        disk.goOn.countDown();

        assertThat(List.of(first.join(), second.join(), third.join())).containsOnly(true);
    }

    @Test
    void whatWasSentIsForgottenAfterWhateverOfItIsStillBeingWritten() throws InterruptedException {
        var disk = new SlowDisk();
        var writer = new DraftWriter(disk, new Background());

        writer.keep(HERE, "a", List.of(), 1);
        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
        writer.sent(HERE, "a");
        disk.goOn.countDown();

        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("sent a");
    }

    @Test
    void whatWasTypedBehindAPromptIsWrittenAlsoWhereThatWasSentBeforeItsTurnCame() throws InterruptedException {
        var disk = new SlowDisk();
        var writer = new DraftWriter(disk, new Background());

        writer.keep(HERE, "a", List.of(), 1);
        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
        writer.keep(HERE, "a\nb", List.of(), 2);
        writer.sent(HERE, "a");
        disk.goOn.countDown();

        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("b");
        assertThat(disk.written).isEmpty();
    }

    /// Its first write takes until it is told to go on.
    private static final class SlowDisk implements DraftWriter.Disk {
        private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void keep(Place place, Draft draft, long number) {
            written.add(draft.text());
            try {
                assertThat(goOn.await(5, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void sent(Place place, String text) {
            written.add("sent " + text);
        }
    }
}
