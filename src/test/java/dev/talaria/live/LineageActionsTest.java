package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.MovableClock;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.SessionActions.ActionResult.Done;
import dev.talaria.live.SessionActions.ActionResult.Failed;
import dev.talaria.live.SessionActions.ActionResult.Undone;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

@Import(FakeGateways.InsteadOfReal.class)
class LineageActionsTest extends ScreenTest {
    private static final ProfileName WORK = new ProfileName("work");
    private static final StoredId PARENT = new StoredId(HERMES.id("work", "long-parent"));
    private static final StoredId TIP = new StoredId(HERMES.id("work", "long-tip"));
    private static final SessionKey LONG = new SessionKey(WORK, PARENT);
    private static final SessionKey PLAIN = new SessionKey(WORK, new StoredId(HERMES.id("work", "plain")));

    @Autowired
    private FakeGateways gateways;

    @Autowired
    private Lineages lineages;

    @Autowired
    private Foreseen foreseen;

    @Autowired
    private Leftovers leftovers;

    @Autowired
    private LiveSessions live;

    @Autowired
    private SessionCatalogue catalogue;

    @Autowired
    private Rights rights;

    @Autowired
    private CurrentMember currentMember;

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T09:00:00Z"));
    private Member member;
    private List<StoredId> segments;
    private FakeGateway work;
    private LineageActions actions;

    @BeforeEach
    void everythingIsRead() {
        member = currentMember.get();
        work = gateways.at(WORK).usual("rename").usual("archive").usual("delete").forgetCalls();
        actions = actions(rights);
        foreseen.leaving().forEach(foreseen::stays);
        await("work is read", () -> !catalogue.byKeys(member, List.of(LONG)).isEmpty());
        segments = catalogue.segments(member, LONG);
        assertThat(segments).startsWith(PARENT).endsWith(TIP);
    }

    private LineageActions actions(Rights asked) {
        return new LineageActions(lineages, foreseen, leftovers, asked, (_, run) -> later.add(run),
                Duration.ofSeconds(10), clock);
    }

    @Test
    void archivingHidesAtOnceAndTakesTheWholeLineage() {
        var gate = work.<Gateway.Nothing>holding("archive");

        var result = actions.archive(member, List.of(LONG), true);

        assertThat(actions.leaving(member)).containsExactly(LONG);
        assertThat(work.calls("archive").getFirst().arguments()).containsExactly(segments, true);
        gate.complete(Reply.done(new Gateway.Nothing()));
        assertThat(result.join()).isInstanceOfSatisfying(Done.class,
                done -> assertThat(done.named()).isEqualTo("“" + lineages.label(member, LONG) + "”"));
    }

    @Test
    void undoBringsAnArchivedSessionBack() {
        var done = (Done) actions.archive(member, List.of(LONG), true).join();

        assertThat(done.undo().get().join()).isInstanceOf(Done.class);

        assertThat(actions.leaving(member)).isEmpty();
        assertThat(work.calls("archive").getLast().arguments()).containsExactly(segments, false);
    }

    @Test
    void whatCouldNotBeArchivedAppearsAgainAndSaysWhy() {
        work.replying("archive", call -> call.argument(0).equals(segments)
                ? Reply.refused(Refusal.UNREACHABLE, "work could not be started.")
                : Reply.done(new Gateway.Nothing()));

        var result = actions.archive(member, List.of(PLAIN, LONG), true).join();

        assertThat(actions.leaving(member)).containsExactly(PLAIN);
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.done()).isEqualTo(1);
            assertThat(failed.words())
                    .endsWith("was not archived. work could not be started. The other one was archived.");
        });
    }

    @Test
    void aNewTitleIsShownAtOnceAndGoesToTheNewestSegment() {
        var gate = work.<Gateway.Nothing>holding("rename");

        var result = actions.rename(member, LONG, "  Rotate \n the\u200b certificates ");

        assertThat(actions.titles(member)).containsEntry(LONG, "Rotate the certificates");
        assertThat(work.calls("rename").getFirst().arguments()).containsExactly(TIP, "Rotate the certificates");
        gate.complete(Reply.refused(Refusal.INVALID, "Another session is called so."));
        assertThat(result.join()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.words()).endsWith("keeps its title. Another session is called so."));
        assertThat(actions.titles(member)).isEmpty();
    }

    @Test
    void undoingARenameGivesTheOldTitleBack() {
        var before = catalogue.byKeys(member, List.of(LONG)).getFirst().title().orElse("");
        var done = (Done) actions.rename(member, LONG, "Another").join();

        assertThat(done.undo().get().join()).isInstanceOf(Done.class);

        assertThat(work.calls("rename").getLast().argument(1)).isEqualTo(before);
    }

    @Test
    void undoingTheSecondOfTwoRenamesGivesBackTheFirst() {
        var first = (Done) actions.rename(member, LONG, "First").join();
        var second = (Done) actions.rename(member, LONG, "Second").join();

        second.undo().get().join();

        assertThat(work.calls("rename").getLast().argument(1)).isEqualTo("First");
        assertThat(actions.titles(member)).containsEntry(LONG, "First");
        first.undo().get().join();
        assertThat(actions.titles(member)).isEmpty();
    }

    @Test
    void whatGoesWithADeletionIsSaid() {
        var pending = actions.delete(member, List.of(LONG));

        assertThat(pending.inWords()).isEqualTo(
                "“" + lineages.label(member, LONG) + "” with its " + segments.size() + " segments");
        assertThat(actions.delete(member, List.of(PLAIN)).inWords()).doesNotContain("segment");
    }

    @Test
    void aTitleThatIsTooLongIsRefusedHere() {
        var result = actions.rename(member, LONG, "x".repeat(101)).join();

        assertThat(result).isEqualTo(new Failed(0, "A title may have up to 100 characters."));
        assertThat(work.calls("rename")).isEmpty();
    }

    @Test
    void deletingHidesAtOnceAndIsSentAfterTheGraceTimeOnly() {
        var pending = actions.delete(member, List.of(LONG));

        assertThat(pending.segments()).isEqualTo(segments.size()).isGreaterThan(2);
        assertThat(actions.leaving(member)).containsExactly(LONG);
        assertThat(work.calls("delete")).isEmpty();
        later.forEach(Runnable::run);
        assertThat(work.calls("delete").getFirst().argument(0)).isEqualTo(segments);
        assertThat(pending.done().join()).isInstanceOf(Done.class);
    }

    @Test
    void whatWasDeletedFromTheArchiveDoesNotComeBackUntilItsFileSaysSo() {
        var archived = catalogue.archived(member, List.of(WORK), 1).rows().getFirst().key();
        actions.delete(member, List.of(archived));

        later.forEach(Runnable::run);

        assertThat(actions.leaving(member)).containsExactly(archived);
        foreseen.stays(archived);
    }

    @Test
    void aDeletionThatIsUndoneIsNeverSent() {
        var pending = actions.delete(member, List.of(LONG, PLAIN));

        pending.undo().run();
        later.forEach(Runnable::run);

        assertThat(work.calls("delete")).isEmpty();
        assertThat(actions.leaving(member)).isEmpty();
        assertThat(pending.done()).isCompletedWithValue(new Undone());
    }

    @Test
    void whatCanStillBeTakenBackIsToldAgainWithTheTimeThatIsLeft() {
        var pending = actions.delete(member, List.of(LONG, PLAIN));
        clock.move(Duration.ofSeconds(4));

        assertThat(actions.pending(member)).singleElement().satisfies(again -> {
            assertThat(again.grace()).isEqualTo(Duration.ofSeconds(6));
            assertThat(again.title()).isEqualTo(pending.title());
            again.undo().run();
        });
        assertThat(pending.done()).isCompletedWithValue(new Undone());
        assertThat(actions.pending(member)).isEmpty();
    }

    @Test
    void whoeverTakesSomethingBackIsToldThatItFailed() {
        var done = (Done) actions.rename(member, LONG, "Another title").join();
        work.replying("rename", Reply.refused(Refusal.UNREACHABLE, "Its agent is away."));

        assertThat(done.undo().get().join()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.words()).endsWith("keeps its title. Its agent is away."));
    }

    @Test
    void aSessionAtWorkIsNotDeleted() {
        gateways.emit(WORK, new GatewayEvent.TurnStarted(TIP));
        await("it works", () -> lineages.isAtWork(member, LONG));

        var alone = actions.delete(member, List.of(LONG));
        var both = actions.delete(member, List.of(LONG, PLAIN));

        assertThat(alone.sessions()).isZero();
        assertThat(alone.done().join()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.words()).endsWith("is at work and was not deleted. Stop it first."));
        assertThat(both.sessions()).isEqualTo(1);
        assertThat(actions.leaving(member)).containsExactly(PLAIN);
        leftovers.forget(LONG);
    }

    @Test
    void whatCouldNotBeDeletedAppearsAgain() {
        work.replying("delete", Reply.refused(Refusal.FAILED, "Its file is read-only."));
        var pending = actions.delete(member, List.of(LONG));

        later.forEach(Runnable::run);

        assertThat(actions.leaving(member)).isEmpty();
        assertThat(pending.done().join()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.words()).endsWith("was not deleted. Its file is read-only."));
    }

    @Test
    void whoMayNotOwnChangesNothing() {
        var narrowed = actions(new Rights() {
            @Override
            public boolean maySee(Member seeing, ProfileName profile) {
                return true;
            }

            @Override
            public boolean mayOwn(Member owning, ProfileName profile) {
                return false;
            }
        });

        var results = List.of(narrowed.rename(member, LONG, "Mine"), narrowed.archive(member, List.of(LONG), true),
                narrowed.delete(member, List.of(LONG)).done());

        assertThat(results).extracting(CompletableFuture::join)
                .containsOnly(new Failed(0, "You may not rename, archive or delete sessions of work."));
        assertThat(work.calls()).isEmpty();
        assertThat(actions.leaving(member)).isEmpty();
    }

    @Test
    void everyWindowHearsOfIt() {
        var rung = new AtomicInteger();
        var following = live.followNotes(member, rung::incrementAndGet);

        actions.delete(member, List.of(LONG));

        await("it rang", () -> rung.get() > 0);
        following.stop();
    }
}
