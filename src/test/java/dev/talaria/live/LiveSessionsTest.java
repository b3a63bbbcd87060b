package dev.talaria.live;

import static dev.talaria.live.OpenTalaria.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.GatewayEvent.Freed;
import dev.talaria.gateway.GatewayEvent.TextGrew;
import dev.talaria.gateway.GatewayEvent.ToolStarted;
import dev.talaria.gateway.GatewayEvent.TurnEnded;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.InputRequest;
import dev.talaria.live.Prompts.SendResult;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class LiveSessionsTest extends LiveTest {
    @Test
    void lookingStartsNothing() {
        var now = talaria.look(SESSION);

        assertThat(now.activity()).isEqualTo(Activity.IDLE);
        assertThat(now.tip()).isEqualTo(ID);
        assertThat(now.health()).isInstanceOf(GatewayHealth.Cold.class);
        assertThat(gateway.calls()).isEmpty();
        assertThat(talaria.sessions.notes(talaria.anna)).isEmpty();
    }

    @Test
    void whoComesLateSeesTheTurnSoFarAndWhatIsAsked() {
        sendAndStart("Roll out");
        hear(new TextGrew(ID, "I will"), new ToolStarted(ID, "1", "terminal", "make deploy", "{}"), approval());

        var seen = talaria.sessions.find(talaria.bert, SESSION).orElseThrow();

        assertThat(seen.turn().orElseThrow().parts()).hasSize(2);
        assertThat(seen.requests()).hasSize(1);
        assertThat(seen.turn().flatMap(LiveTurn::prompt).flatMap(LivePrompt::author)).map(Author::name)
                .contains("Anna");
    }

    @Test
    void listsAreToldWhatReallyChangesAndNotEveryLetter() {
        sendAndStart("Roll out");
        var rung = new AtomicInteger();
        talaria.sessions.followNotes(talaria.bert, rung::incrementAndGet);

        for (var count = 0; count < 50; count++) {
            hear(new TextGrew(ID, "word "));
        }
        hear(new ToolStarted(ID, "1", "terminal", "make deploy", "{}"));
        await("the call is told", () -> rung.get() == 1);

        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::words).contains("running make deploy");
        hear(approval());
        await("the question is told", () -> rung.get() == 2);
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::activity).contains(Activity.NEEDS_INPUT);
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::words).contains("asks: reload nginx");
    }

    @Test
    void everyLetterRingsForWhoFollowsTheSessionOnly() {
        sendAndStart("Roll out");
        var rung = new AtomicInteger();
        var elsewhere = new AtomicInteger();
        var subscription = talaria.sessions.follow(talaria.bert, SESSION, rung::incrementAndGet);
        talaria.sessions.follow(talaria.bert, new SessionKey(ProfileName.DEFAULT, new StoredId("nightly")),
                elsewhere::incrementAndGet);

        hear(new TextGrew(ID, "word "));
        await("it rang", () -> rung.get() == 1);
        subscription.stop();
        hear(new TextGrew(ID, "word "));

        assertThat(elsewhere).hasValue(0);
        assertThat(rung).hasValue(1);
    }

    @Test
    void whoMayNotSeeTheProfileHearsAndSeesNothing() {
        talaria.forbid(talaria.bert, "see");
        var rung = new AtomicInteger();
        talaria.sessions.follow(talaria.bert, SESSION, rung::incrementAndGet);
        talaria.sessions.followNotes(talaria.bert, rung::incrementAndGet);
        talaria.sessions.followHealth(talaria.bert, ProfileName.DEFAULT, rung::incrementAndGet);
        talaria.sessions.watch(talaria.bert, SESSION);
        var heard = new AtomicInteger();
        talaria.sessions.follow(talaria.anna, SESSION, heard::incrementAndGet);

        sendAndStart("Roll out");
        gateway.turns(new GatewayHealth.Cold());
        await("Anna has heard", () -> heard.get() > 1);

        assertThat(talaria.sessions.find(talaria.bert, SESSION)).isEmpty();
        assertThat(talaria.sessions.notes(talaria.bert)).isEmpty();
        assertThat(talaria.sessions.unstored(talaria.bert)).isEmpty();
        assertThat(talaria.sessions.health(talaria.bert, ProfileName.DEFAULT)).isEmpty();
        assertThat(talaria.look(SESSION).watching()).isEmpty();
        assertThat(rung).hasValue(0);
    }

    @Test
    void aRightThatIsTakenAwaySilencesAnOpenScreen() {
        var rung = new AtomicInteger();
        talaria.sessions.follow(talaria.bert, SESSION, rung::incrementAndGet);
        talaria.forbid(talaria.bert, "see");
        var heard = new AtomicInteger();
        talaria.sessions.follow(talaria.anna, SESSION, heard::incrementAndGet);

        hear(new TextGrew(ID, "secret"));
        await("Anna has heard", () -> heard.get() > 0);

        assertThat(rung).hasValue(0);
    }

    @Test
    void whoWatchesIsSeenOnceHoweverManyScreens() {
        var first = talaria.sessions.watch(talaria.anna, SESSION);
        var second = talaria.sessions.watch(talaria.anna, SESSION);
        talaria.sessions.watch(talaria.bert, SESSION);
        assertThat(talaria.look(SESSION).watching()).extracting(Author::name).containsExactly("Anna", "Bert");

        first.stop();
        first.stop();
        assertThat(talaria.look(SESSION).watching()).hasSize(2);
        second.stop();
        assertThat(talaria.look(SESSION).watching()).extracting(Author::name).containsExactly("Bert");
    }

    @Test
    void whatEndsIsUnreadForWhoDidNotWatch() {
        sendAndStart("Roll out");
        talaria.sessions.watch(talaria.anna, SESSION);
        endTurn("Done.");
        hear(new Freed(ID));

        assertThat(talaria.note(talaria.anna, SESSION)).isEmpty();
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::activity).contains(Activity.UNREAD);
        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.IDLE);

        clock.move(Duration.ofMinutes(1));
        talaria.sessions.watch(talaria.bert, SESSION).stop();
        assertThat(talaria.note(talaria.bert, SESSION)).isEmpty();
    }

    @Test
    void whatIsUnreadStaysSoOverARestart() {
        sendAndStart("Roll out");
        talaria.sessions.watch(talaria.anna, SESSION);
        endTurn("Done.");
        hear(new Freed(ID));

        restart();

        assertThat(talaria.note(talaria.anna, SESSION)).isEmpty();
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::activity).contains(Activity.UNREAD);
    }

    @Test
    void aFailureIsShownUntilSomebodyLooks() {
        sendAndStart("Roll out");
        failTurn();
        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.FAILED);
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::words).contains("The model is away.");

        talaria.sessions.watch(talaria.anna, SESSION);

        assertThat(talaria.look(SESSION).activity()).isEqualTo(Activity.IDLE);
        assertThat(talaria.note(talaria.anna, SESSION)).isEmpty();
        assertThat(talaria.note(talaria.bert, SESSION)).map(ActivityNote::activity).contains(Activity.UNREAD);
    }

    @Test
    void whatSomebodyStoppedIsNoNews() {
        sendAndStart("Roll out");
        talaria.prompts.stop(talaria.anna, SESSION);
        hear(new TurnEnded(ID, Ending.INTERRUPTED, Optional.empty(), Optional.empty()), new Freed(ID));

        assertThat(talaria.sessions.notes(talaria.bert)).isEmpty();
    }

    @Test
    void aSessionIsTheSameUnderAllItsIds() {
        file.execute("update sessions set end_reason = 'compression', ended_at = 1780000500 where id = 'rollout'")
                .session("rollout-2", "parent_session_id", "rollout", "started_at", 1_780_000_501.0)
                .message("rollout-2", "user", "Go on");
        await("the tip is known", () -> talaria.look(SESSION).tip().equals(new StoredId("rollout-2")));

        gateway.emit(new GatewayEvent.TurnStarted(new StoredId("rollout-2")));
        gateway.emit(new GatewayEvent.Rotated(new StoredId("rollout-2"), new StoredId("rollout-3")));
        gateway.emit(new TextGrew(new StoredId("rollout-2"), "On"));

        assertThat(talaria.answer(SESSION)).isEqualTo("[On]");
        assertThat(talaria.look(SESSION).tip()).isEqualTo(new StoredId("rollout-3"));
    }

    @Test
    void whatTheFileHoldsIsForgottenAfterAWhileAndAFailureIsNot() {
        sendAndStart("Roll out");
        file.message("rollout", "user", "Roll out").message("rollout", "assistant", "Done.");
        endTurn("Done.");
        hear(new Freed(ID));
        clock.move(Duration.ofMinutes(9));
        talaria.forgetting.look();
        assertThat(talaria.look(SESSION).turn()).isPresent();

        clock.move(Duration.ofMinutes(2));
        talaria.forgetting.look();
        await("it is forgotten", () -> talaria.look(SESSION).turn().isEmpty());

        sendAndStart("Again");
        failTurn();
        clock.move(Duration.ofHours(2));
        talaria.forgetting.look();
        assertThat(turn().failure()).isPresent();
    }

    @Test
    void whatOurOwnTurnLeftUnfinishedDoesNotRunElsewhere() {
        sendAndStart("Roll out");
        file.message("rollout", "user", "Roll out", "timestamp", clock.millis() / 1000.0);
        failTurn();
        await("the file says that it runs", () -> onDisk().running());

        assertThat(talaria.sessions.runsElsewhere(onDisk())).isFalse();
        assertThat(talaria.look(SESSION).runsElsewhere(true, onDisk().lastActivity())).isFalse();

        file.message("rollout", "user", "From the terminal", "timestamp", clock.millis() / 1000.0 + 10);
        await("there is more", () -> onDisk().lastActivity().isAfter(clock.instant()));

        assertThat(talaria.sessions.runsElsewhere(onDisk())).isTrue();
        assertThat(talaria.look(SESSION).runsElsewhere(true, onDisk().lastActivity())).isTrue();
    }

    @Test
    void whatItLeftUnfinishedDoesNotRunElsewhereAfterARestartEither() {
        sendAndStart("Roll out");
        file.message("rollout", "user", "Roll out", "timestamp", clock.millis() / 1000.0);
        failTurn();
        await("its end is kept",
                () -> talaria.team.turnsUnderWay().ends(clock.instant().minusSeconds(1)).containsKey(SESSION));

        restart();
        await("the file says that it runs", () -> onDisk().running());

        assertThat(talaria.look(SESSION).turn()).isEmpty();
        assertThat(talaria.sessions.runsElsewhere(onDisk())).isFalse();
        assertThat(talaria.look(SESSION).runsElsewhere(true, onDisk().lastActivity())).isFalse();
        assertThat(send("Once more")).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void anotherProgramsTurnRunsElsewhereAlsoAfterARestart() {
        sendAndStart("Roll out");
        file.message("rollout", "user", "Roll out", "timestamp", clock.millis() / 1000.0);
        failTurn();
        await("its end is kept",
                () -> talaria.team.turnsUnderWay().ends(clock.instant().minusSeconds(1)).containsKey(SESSION));
        file.message("rollout", "user", "From the terminal", "timestamp", clock.millis() / 1000.0 + 10);

        restart();
        await("the file says that it runs", () -> onDisk().running());

        assertThat(talaria.sessions.runsElsewhere(onDisk())).isTrue();
        assertThat(send("Once more")).isInstanceOf(SendResult.AskFirst.class);
    }

    private SessionSummary onDisk() {
        return talaria.disk.catalogue().onDisk(ProfileName.DEFAULT, ID).orElseThrow();
    }

    @Test
    void aGatewayThatTurnsRingsForItsSessions() {
        var rung = new AtomicInteger();
        talaria.sessions.follow(talaria.anna, SESSION, rung::incrementAndGet);

        gateway.of(GatewayKind.REHEARSAL).turns(new GatewayHealth.Waking(clock.instant(), 1, 3));

        await("it rang", () -> rung.get() == 1);
        assertThat(talaria.look(SESSION).health()).isInstanceOf(GatewayHealth.Waking.class);
        assertThat(talaria.sessions.kind(talaria.anna, ProfileName.DEFAULT)).contains(GatewayKind.REHEARSAL);
    }

    private GatewayEvent approval() {
        return new GatewayEvent.InputRequested(ID, new InputRequest.Approval("a", clock.instant(), Optional.empty(),
                "reload nginx", "", List.of(InputRequest.Choice.ONCE)));
    }
}
