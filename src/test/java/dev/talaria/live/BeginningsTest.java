package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.FakeGateway;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.live.Prompts.StartResult;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;

class BeginningsTest extends LiveTest {
    private static final Place FRESH = new Place(ProfileName.DEFAULT, Optional.empty());
    private static final NewSession IN_A_FOLDER = new NewSession(Optional.of("/srv/work"), Optional.empty(),
            Optional.of("high"), Optional.empty());
    private static final SessionKey NEW = new SessionKey(ProfileName.DEFAULT, new StoredId("new-1"));
    private static final SessionKey AGAIN = new SessionKey(ProfileName.DEFAULT, new StoredId("again"));

    @Test
    void theFirstPromptIsADraftUntilThereIsASession() {
        var created = gateway.<Snapshot>holding("create");

        var started = talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, IN_A_FOLDER, "Plan it", List.of());
        assertThat(draft()).map(Draft::text).contains("Plan it");
        created.complete(Reply.done(FakeGateway.idle(NEW.root())));

        assertThat(started.join()).isEqualTo(new StartResult.Started(NEW));
        assertThat(draft()).isEmpty();
    }

    @Test
    void whatWasTypedStaysWhereNoSessionCouldBeBegun() {
        gateway.replying("create", Reply.refused(Refusal.UNREACHABLE, "It did not start."));

        talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, IN_A_FOLDER, "Plan it", List.of()).join();
        restart();

        assertThat(draft()).map(Draft::text).contains("Plan it");
    }

    @Test
    void whatIsTypedBehindItBeforeItIsKeptIsNotForgotten() {
        talaria.drafts.keep(talaria.anna, FRESH, "Plan it\nand soon", List.of());

        talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, IN_A_FOLDER, "Plan it", List.of()).join();

        assertThat(draft()).map(Draft::text).contains("and soon");
    }

    @Test
    void whatIsTypedMeanwhileIsNotForgotten() {
        var created = gateway.<Snapshot>holding("create");

        var started = talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, IN_A_FOLDER, "Plan it", List.of());
        talaria.drafts.keep(talaria.anna, FRESH, "Something else", List.of());
        created.complete(Reply.done(FakeGateway.idle(NEW.root())));
        started.join();

        assertThat(draft()).map(Draft::text).contains("Something else");
    }

    @Test
    void aSessionThatNobodyKnowsAfterARestartIsBegunAnew() {
        gateway.holding("submit");
        begin();
        awaitCall("submit");
        restart();
        gateway.replying("attach", Reply.refused(Refusal.GONE, "This session is not there any more."))
                .replying("create", Reply.done(FakeGateway.idle(AGAIN.root())));
        await("it is told to have been on its way", () -> talaria.look(NEW).queuePaused());
        assertThat(talaria.sessions.unstored(talaria.anna)).extracting(LiveSessions.Unstored::session)
                .containsExactly(NEW);

        talaria.prompts.resumeQueue(talaria.anna, NEW);

        awaitCall("submit");
        assertThat(gateway.calls("create").getFirst().argument(0)).isEqualTo(IN_A_FOLDER);
        assertThat(submitted()).containsExactly("Plan it");
        await("it runs under its new name", () -> talaria.look(NEW).key().equals(AGAIN)
                && turnOf(NEW).phase() == Phase.RUNNING);
        assertThat(talaria.queue.sessions()).isEmpty();
        assertThat(talaria.sessions.unstored(talaria.anna)).extracting(LiveSessions.Unstored::session)
                .containsExactly(AGAIN);
    }

    @Test
    void aPromptThatRanInASessionThatWasNeverWrittenWaitsAgain() {
        gateway.replying("submit", Reply.done(Submitted.STARTED));
        begin();
        await("it runs", () -> turnOf(NEW).phase() == Phase.RUNNING && !talaria.team.turnsUnderWay().all().isEmpty());
        talaria.close();
        start();
        gateway.replying("attach", Reply.refused(Refusal.GONE, "This session is not there any more."));
        talaria.recovery.begin();

        await("it waits for somebody", () -> talaria.look(NEW).queuePaused());
        assertThat(talaria.look(NEW).turn()).isEmpty();
        assertThat(talaria.look(NEW).queue()).extracting(QueuedPrompt::text).containsExactly("Plan it");
    }

    private void begin() {
        talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, IN_A_FOLDER, "Plan it", List.of()).join();
    }

    private Optional<Draft> draft() {
        return talaria.drafts.of(talaria.anna, FRESH);
    }
}
