package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class PinsTest {
    private static final SessionKey ROLLOUT = session("ops", "rollout");
    private static final SessionKey PAPER = session("research", "paper");
    private static final SessionKey INVOICE = session("default", "invoice");

    @TempDir
    private Path folder;

    private OwnDatabase database;
    private Pins pins;
    private Member member;

    @BeforeEach
    void open() {
        database = new OwnDatabase(folder);
        pins = new Pins(database.db(), (_, _) -> true);
        member = database.localMember();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewPinComesBehindTheOthers() {
        pins.pin(member, ROLLOUT);
        pins.pin(member, PAPER);
        pins.pin(member, ROLLOUT);

        assertThat(pins.of(member)).containsExactly(ROLLOUT, PAPER);
    }

    @Test
    void pinsKeepTheirOrderOverARestart() {
        pins.pin(member, ROLLOUT);
        pins.pin(member, PAPER);
        pins.arrange(member, List.of(PAPER, ROLLOUT));
        database.close();
        open();

        pins.pin(member, INVOICE);

        assertThat(pins.of(member)).containsExactly(PAPER, ROLLOUT, INVOICE);
    }

    @Test
    void arrangingSomePutsTheRestBehindInTheirOldOrder() {
        pins.pin(member, ROLLOUT);
        pins.pin(member, PAPER);
        pins.pin(member, INVOICE);

        pins.arrange(member, List.of(session("ops", "nobody pinned this"), INVOICE, INVOICE));

        assertThat(pins.of(member)).containsExactly(INVOICE, ROLLOUT, PAPER);
    }

    @Test
    void anUnpinnedSessionIsGone() {
        pins.pin(member, ROLLOUT);

        pins.unpin(member, ROLLOUT);
        pins.unpin(member, PAPER);

        assertThat(pins.of(member)).isEmpty();
    }

    @Test
    void windowsThatPinAtOnceAllSucceed() throws Exception {
        var windows = 8;
        var start = new CyclicBarrier(windows);

        try (var people = Executors.newFixedThreadPool(windows)) {
            var clicks = new ArrayList<Future<?>>();
            for (var window = 0; window < windows; window++) {
                var session = session("ops", "session-" + window);
                clicks.add(people.submit(() -> {
                    start.await();
                    pins.pin(member, session);
                    return session;
                }));
            }
            for (var click : clicks) {
                click.get();
            }
        }

        assertThat(pins.of(member)).hasSize(windows).doesNotHaveDuplicates();
    }

    @Test
    void whatAMemberMayNotSeeIsNeitherPinnedNorShownAndItsPlaceIsKept() {
        pins.pin(member, ROLLOUT);
        pins.pin(member, PAPER);
        var narrowed = new Pins(database.db(), (_, profile) -> !profile.equals(ROLLOUT.profile()));

        narrowed.pin(member, session("ops", "secret"));
        narrowed.arrange(member, List.of(PAPER));

        assertThat(narrowed.of(member)).containsExactly(PAPER);
        assertThat(pins.of(member)).containsExactly(PAPER, ROLLOUT);
    }

    @Test
    void pinsBelongToOneMember() {
        pins.pin(member, ROLLOUT);

        assertThat(pins.of(new Member(new MemberId(member.id().value() + 1), "somebody else"))).isEmpty();
    }

    @Test
    void everyWindowHearsOfAPin() {
        var rung = new AtomicInteger();
        pins.follow(member, rung::incrementAndGet);

        pins.pin(member, ROLLOUT);
        pins.arrange(member, List.of(ROLLOUT));
        pins.unpin(member, ROLLOUT);

        assertThat(rung).hasValue(3);
    }

    private static SessionKey session(String profile, String root) {
        return new SessionKey(new ProfileName(profile), new StoredId(root));
    }
}
