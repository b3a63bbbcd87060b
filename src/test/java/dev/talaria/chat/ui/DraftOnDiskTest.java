package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.chat.ui.DraftOnDisk.Foreign;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.TeamOfTwo;

/// Two windows of Anna, in one draft.
class DraftOnDiskTest {
    private static final Place HERE = new Place(ProfileName.DEFAULT, Optional.empty());

    @TempDir
    private Path folder;

    private TeamOfTwo team;
    private Drafts drafts;
    private DraftOnDisk left;
    private DraftOnDisk right;

    @BeforeEach
    void open() {
        team = new TeamOfTwo(folder);
        drafts = team.drafts(folder, (_, _) -> true, new Background(), Clock.systemUTC());
        left = new DraftOnDisk(team.anna(), drafts);
        right = new DraftOnDisk(team.anna(), drafts);
        left.open(HERE);
        right.open(HERE);
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void whatOneWindowWritesIsNewsToTheOtherAndNotToItself() {
        left.keep(HERE, draft("Roll"), 7);

        assertThat(left.look(HERE)).isEmpty();
        assertThat(right.look(HERE)).contains(new Foreign(HERE, "Roll", 0, false));
        assertThat(right.look(HERE)).isEmpty();
    }

    @Test
    void whatIsOverwrittenUnseenIsToldToWhoDidIt() {
        left.keep(HERE, draft("From the left"), 7);
        right.keep(HERE, draft("From the right"), 3);

        assertThat(right.look(HERE)).containsExactly(new Foreign(HERE, "From the left", 0, true));
        assertThat(left.look(HERE)).containsExactly(new Foreign(HERE, "From the right", 7, false));
    }

    @Test
    void whoGoesOnWithWhatTheOtherWroteOverwritesNothing() {
        left.keep(HERE, draft("Roll"), 7);
        right.look(HERE);
        right.keep(HERE, draft("Roll out"), 3);
        right.keep(HERE, draft("Roll out today"), 4);

        assertThat(right.look(HERE)).isEmpty();
    }

    @Test
    void whatOneWindowSendsIsGoneFromTheOther() {
        left.keep(HERE, draft("Roll out"), 7);
        right.look(HERE);

        left.sent(HERE, "Roll out");

        assertThat(left.look(HERE)).isEmpty();
        assertThat(right.look(HERE)).contains(new Foreign(HERE, "", 0, false));
    }

    @Test
    void whatThisWindowSendsIsNoNewsToItWhoeverKeepsItMeanwhile() {
        left.leaves("Roll out");

        drafts.keepLeaving(team.anna(), HERE, "Roll out", List.of());
        assertThat(left.look(HERE)).isEmpty();
        left.keep(HERE, draft("Roll out\nand tell me"), 7);
        drafts.sent(team.anna(), HERE, "Roll out");

        assertThat(left.look(HERE)).isEmpty();
        assertThat(right.look(HERE)).containsExactly(new Foreign(HERE, "and tell me", 0, false));
    }

    @Test
    void whatThisWindowSendsIsNoNewsToItWhereItsOwnDraftComesLater() {
        left.leaves("Roll out");

        drafts.keepLeaving(team.anna(), HERE, "Roll out", List.of());
        left.keep(HERE, draft("Roll out"), 7);

        assertThat(left.look(HERE)).isEmpty();
    }

    @Test
    void whatAnotherWindowWritesWhileThisOneSendsIsToldWithoutWhatIsSent() {
        left.leaves("Roll out");
        right.keep(HERE, draft("From the right"), 3);

        drafts.keepLeaving(team.anna(), HERE, "Roll out", List.of());

        assertThat(left.look(HERE)).containsExactly(new Foreign(HERE, "From the right", 0, false));
    }

    @Test
    void whatWasSentOnceIsNewsAgainWhereAnotherWindowWritesItLater() {
        left.leaves("Roll out");
        left.keep(HERE, draft("Roll out"), 7);
        left.sent(HERE, "Roll out");
        left.hasLeft("Roll out");

        right.keep(HERE, draft("Roll out"), 3);

        assertThat(left.look(HERE)).containsExactly(new Foreign(HERE, "Roll out", 7, false));
    }

    @Test
    void whatWasTypedBehindAPromptOnItsWayStays() {
        left.keep(HERE, draft("Roll out\nand tell me"), 7);

        left.sent(HERE, "Roll out");

        assertThat(drafts.of(team.anna(), HERE)).contains(draft("and tell me"));
    }

    @Test
    void everyChangeRingsForTheOwnerAlone() {
        var rung = new AtomicInteger();
        drafts.follow(team.anna(), HERE, rung::incrementAndGet);

        drafts.keep(team.bert(), HERE, "Mine", List.of());
        assertThat(rung).hasValue(0);
        drafts.keep(team.anna(), HERE, "Hers", List.of());
        assertThat(rung).hasValue(1);
    }

    private static Draft draft(String text) {
        return new Draft(text, List.of());
    }
}
