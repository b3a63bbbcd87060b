package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Authors;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

@Import(FakeGateways.InsteadOfReal.class)
class MembersControlsTest extends ScreenTest {
    private static final ProfileName WORK = new ProfileName("work");
    private static final SessionKey LONG = new SessionKey(WORK, new StoredId(HERMES.id("work", "long-parent")));

    @Autowired
    private FakeGateways gateways;

    @Autowired
    private Lineages lineages;

    @Autowired
    private Prompts prompts;

    @Autowired
    private SessionBook book;

    @Autowired
    private SessionCatalogue catalogue;

    @Autowired
    private CurrentMember currentMember;

    @Autowired
    private Authors authors;

    @Autowired
    private Transcripts transcripts;

    @Autowired
    private Undoing undoing;

    @Autowired
    private Background background;

    private Member member;
    private FakeGateway work;

    @BeforeEach
    void everythingIsRead() {
        member = currentMember.get();
        work = gateways.at(WORK).usual("command").forgetCalls();
        await("work is read", () -> !catalogue.byKeys(member, List.of(LONG)).isEmpty());
    }

    private MembersControls controls(boolean mayTalk, boolean mayApprove) {
        return new MembersControls(gateways, lineages, prompts, new Rights() {
            @Override
            public boolean maySee(Member seeing, ProfileName profile) {
                return true;
            }

            @Override
            public boolean mayTalk(Member talking, ProfileName profile) {
                return mayTalk;
            }

            @Override
            public boolean mayApprove(Member approving, ProfileName profile) {
                return mayApprove;
            }
        }, authors, new Branching(transcripts, background), undoing, background);
    }

    @Test
    void everyVerbNamesTheNewestSegment() {
        controls(true, true).undo(member, LONG).join();

        assertThat(work.calls("undo").getFirst().argument(0))
                .isEqualTo(new StoredId(HERMES.id("work", "long-tip")));
    }

    @Test
    void aTurnThatWasTakenBackIsNotShownFromMemory() {
        book.change(LONG, state -> SessionFold.ended(
                state.begin(LiveTurn.found(1, Optional.empty(), Instant.EPOCH, Instant.EPOCH), Signs.NONE),
                Instant.EPOCH));

        controls(true, true).undo(member, LONG).join();

        assertThat(book.of(LONG).turn()).isEmpty();
    }

    @Test
    void aBranchIsASessionOfTheSameProfile() {
        var branch = controls(true, true).branch(member, LONG, Optional.of("Plan B")).join();

        assertThat(branch).isInstanceOfSatisfying(Reply.Done.class,
                done -> assertThat(done.value()).asString().startsWith("work/branch-"));
    }

    @Test
    void aBranchGetsNoNameThatItsAgentWouldRefuse() {
        var taken = catalogue.byKeys(member, List.of(LONG)).getFirst().title().orElseThrow();
        work.forgetCalls();

        assertThat(words(controls(true, true).branch(member, LONG, Optional.of("x".repeat(101))).join()))
                .contains("A title may have up to 100 characters.");
        assertThat(words(controls(true, true).branch(member, LONG, Optional.of(" " + taken + "\u200b")).join()))
                .contains("Another session of this profile has this title already.");
        assertThat(work.calls("branch")).isEmpty();
        controls(true, true).branch(member, LONG, Optional.of("\u202ePlan\n B ")).join();
        assertThat(work.calls("branch").getFirst().argument(1)).isEqualTo(Optional.of("Plan B"));
    }

    @Test
    void aBranchFromAnAnswerThatEndsOtherwiseThanTheAnswerIsWithdrawn() {
        var tools = new SessionKey(WORK, new StoredId(HERMES.id("work", "tools")));
        var second = transcripts.prompts(WORK, tools.root()).getLast();
        work.forgetCalls();

        var reply = controls(true, true).branchAfter(member, tools, second.id() - 1).join();

        assertThat(work.calls("branch").getFirst().argument(2))
                .isEqualTo(Optional.of(new Gateway.Rest(second.id(), second.back())));
        // the one that is made here is in no file
        assertThat(words(reply)).get().asString().contains("Branch at its end instead");
        assertThat(work.calls("delete")).hasSize(1);
    }

    @Test
    void aBranchFromTheLastAnswerIsAllOfIt() {
        var last = transcripts.end(WORK, LONG.root()).orElseThrow().lastRow();

        assertThat(words(controls(true, true).branchAfter(member, LONG, last).join())).isEmpty();

        assertThat(work.calls("branch").getLast().argument(2)).isEqualTo(Optional.empty());
    }

    @Test
    void whatTheAgentRemembersOnlyAsASummaryIsNoPlaceToBranchFrom() {
        work.forgetCalls();

        var reply = controls(true, true).branchAfter(member, LONG, 1).join();

        assertThat(words(reply)).get().asString().contains("does not remember this answer word for word");
        assertThat(work.calls("branch")).isEmpty();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        var reply = controls(false, false).change(member, LONG, new SessionSetting.Fast(true)).join();

        assertThat(words(reply)).contains("You may look at work, but not talk to it.");
        assertThat(work.calls()).isEmpty();
    }

    @Test
    void switchingApprovalsOffNeedsTheRightToApproveHoweverItIsSaid() {
        var controls = controls(true, false);

        assertThat(words(controls.change(member, LONG, new SessionSetting.Approvals(true)).join()))
                .contains("You may not switch off the approvals of work.");
        assertThat(words(controls.command(member, LONG, " /YOLO on").join()))
                .contains("You may not decide over the approvals of work.");
        assertThat(work.calls()).isEmpty();
        assertThat(controls.change(member, LONG, new SessionSetting.Approvals(false)).join())
                .isEqualTo(Reply.done(new SettingOutcome.Changed(Optional.empty())));
    }

    @Test
    void whatACommandSaysComesBack() {
        work.replying("command", Reply.done(new CommandOutcome.Said("3 tools")));

        assertThat(controls(true, true).command(member, LONG, "/tools").join())
                .isEqualTo(Reply.done(new CommandOutcome.Said("3 tools")));
    }

    private static Optional<String> words(Reply<?> reply) {
        return switch (reply) {
            case Reply.Done<?> _ -> Optional.empty();
            case Reply.Refused<?>(_, var words) -> Optional.of(words);
        };
    }
}
