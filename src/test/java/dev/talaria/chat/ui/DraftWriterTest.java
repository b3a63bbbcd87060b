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
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

class DraftWriterTest {
    private static final Member ANNA = new Member(new MemberId(1), "Anna");
    private static final Drafts.Place HERE = new Drafts.Place(ProfileName.DEFAULT, Optional.empty());

    @Test
    void whatIsTypedDuringAWriteIsWrittenAfterItAndOnlyTheNewest() throws InterruptedException {
        var disk = new SlowDrafts();
        var writer = new DraftWriter(ANNA, disk, new Background());

        writer.keep(HERE, "a", List.of());
        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
        writer.keep(HERE, "ab", List.of());
        writer.keep(HERE, "abc", List.of());
        disk.goOn.countDown();

        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("abc");
        assertThat(disk.written).isEmpty();
    }

    @Test
    void whatIsOnDiskIsToldAlsoToWhomeverANewerTextOvertook() {
        var disk = new SlowDrafts();
        var writer = new DraftWriter(ANNA, disk, new Background());

        var first = writer.keep(HERE, "a", List.of());
        var second = writer.keep(HERE, "ab", List.of());
        var third = writer.keep(HERE, "abc", List.of());
        disk.goOn.countDown();

        assertThat(List.of(first.join(), second.join(), third.join())).containsOnly(true);
    }

    @Test
    void whatWasSentIsForgottenAfterWhateverOfItIsStillBeingWritten() throws InterruptedException {
        var disk = new SlowDrafts();
        var writer = new DraftWriter(ANNA, disk, new Background());

        writer.keep(HERE, "a", List.of());
        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
        writer.sent(HERE, "a");
        disk.goOn.countDown();

        assertThat(disk.written.poll(5, TimeUnit.SECONDS)).isEqualTo("sent a");
    }

    /// Its first write takes until it is told to go on.
    private static final class SlowDrafts implements Drafts {
        private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void keep(Member actor, Place place, String text, List<Attachment> attachments) {
            written.add(text);
            try {
                assertThat(goOn.await(5, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Optional<Draft> of(Member actor, Place place) {
            return Optional.empty();
        }

        @Override
        public void sent(Member actor, Place place, String text) {
            written.add("sent " + text);
        }

        @Override
        public Optional<String> refusal(String name, String mediaType, long size) {
            return Optional.empty();
        }

        @Override
        public Attachment attach(Member actor, String name, String mediaType, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] content(Attachment attachment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void letGo(Attachment attachment) {
            throw new UnsupportedOperationException();
        }
    }
}
