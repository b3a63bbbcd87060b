package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.FakeGateway;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Slip;

class HandoversTest extends LiveTest {
    private static final Slip SLIP = new Slip("4f1a");
    private static final SessionKey NEW = new SessionKey(ProfileName.DEFAULT, new StoredId("new-1"));

    @Test
    void aPromptThatWasKeptIsFoundByItsSlipEvenAfterARestart() {
        talaria.prompts.send(talaria.anna, SESSION, "Roll out", List.of(), false, SLIP);
        restart();

        assertThat(whereIs(SLIP)).contains(SESSION);
    }

    @Test
    void whatNeverCameIsNowhere() {
        assertThat(whereIs(SLIP)).isEmpty();
        assertThat(whereIs(Slip.NONE)).isEmpty();
    }

    @Test
    void whatWasRefusedIsNowhere() {
        talaria.prompts.send(talaria.anna, SESSION, "  ", List.of(), false, SLIP);

        assertThat(whereIs(SLIP)).isEmpty();
    }

    @Test
    void nobodyElseFindsItByTheSlip() {
        talaria.prompts.send(talaria.anna, SESSION, "Roll out", List.of(), false, SLIP);

        assertThat(talaria.prompts.whereIs(talaria.bert, SLIP).join()).isEmpty();
    }

    @Test
    void aSessionThatIsBeingBegunIsWaitedForAndItsTextIsNoDraftMeanwhile() {
        var created = gateway.<Snapshot>holding("create");
        talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, NewSession.PLAIN, "Plan it", List.of(), SLIP);

        var asked = talaria.prompts.whereIs(talaria.anna, SLIP);
        assertThat(asked).isNotDone();
        assertThat(talaria.prompts.isBeginning(talaria.anna, ProfileName.DEFAULT, "Plan it\n")).isTrue();
        assertThat(talaria.prompts.isBeginning(talaria.bert, ProfileName.DEFAULT, "Plan it")).isFalse();
        created.complete(Reply.done(FakeGateway.idle(NEW.root())));

        assertThat(asked.join()).contains(NEW);
        assertThat(talaria.prompts.isBeginning(talaria.anna, ProfileName.DEFAULT, "Plan it")).isFalse();
    }

    @Test
    void aSessionThatCouldNotBeBegunIsNowhere() {
        var created = gateway.<Snapshot>holding("create");
        talaria.prompts.start(talaria.anna, ProfileName.DEFAULT, NewSession.PLAIN, "Plan it", List.of(), SLIP);

        var asked = talaria.prompts.whereIs(talaria.anna, SLIP);
        created.complete(Reply.refused(Refusal.UNREACHABLE, "It did not start."));

        assertThat(asked.join()).isEmpty();
    }

    @Test
    void whatARunningTurnTookIsFoundThere() {
        sendAndStart("One");

        talaria.prompts.steer(talaria.anna, SESSION, "faster", SLIP).join();

        assertThat(whereIs(SLIP)).contains(SESSION);
    }

    @Test
    void whatWasTakenOutOfTheQueueIsPutBackToWhereItStood() {
        sendAndStart("One");
        send("Two");
        send("Three");
        send("Four");
        var three = talaria.look(SESSION).queue().get(1).id();
        talaria.prompts.removeQueued(talaria.anna, SESSION, three);

        assertThat(talaria.prompts.putBack(talaria.anna, SESSION, three)).isTrue();

        assertThat(talaria.look(SESSION).queue()).extracting(QueuedPrompt::text)
                .containsExactly("Two", "Three", "Four");
        assertThat(talaria.prompts.putBack(talaria.anna, SESSION, three)).isFalse();
        restart();
        await("the queue is read", () -> talaria.queue.of(SESSION).size() >= 3);
        assertThat(talaria.queue.of(SESSION)).extracting(kept -> kept.text()).containsSubsequence("Two", "Three",
                "Four");
    }

    @Test
    void whatIsPutBackIntoAHeldQueueIsHeldWithTheOthers() {
        sendAndStart("One");
        send("Two");
        send("Three");
        var two = talaria.look(SESSION).queue().getFirst().id();
        talaria.prompts.removeQueued(talaria.anna, SESSION, two);
        talaria.prompts.stop(talaria.anna, SESSION);
        failTurn();

        assertThat(talaria.prompts.putBack(talaria.anna, SESSION, two)).isTrue();

        assertThat(talaria.look(SESSION).queuePaused()).isTrue();
        assertThat(talaria.look(SESSION).queue()).extracting(QueuedPrompt::text).containsExactly("Two", "Three");
        assertThat(submitted()).containsExactly("One");
    }

    private Optional<SessionKey> whereIs(Slip slip) {
        return talaria.prompts.whereIs(talaria.anna, slip).join();
    }
}
