package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.live.GrowingText;
import dev.talaria.live.LivePart;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Boundary;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.sessions.TranscriptEntry.Prompt;
import dev.talaria.shared.StoredId;

class TurnsOnScreenTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TurnsOnScreen turns = new TurnsOnScreen();

    @Test
    void theRowsOfTheRunningTurnAreNotShownASecondTime() {
        read(prompt(1), answer(2, "Yes."), prompt(3), answer(4, "I am"));
        turns.now(Optional.of(running(1, 2)));

        assertThat(ids()).containsExactly(1L, 2L);
        assertThat(turns.live()).hasSize(1);
    }

    @Test
    void whatAnEditReplacesIsGoneAtOnce() {
        read(prompt(1), answer(2, "Yes."), prompt(3), answer(4, "No."));
        turns.now(Optional.of(turn(1, Phase.SENDING, 4, Optional.of(3L), "")));

        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void theStartOfASegmentGoesWithWhatFollowsIt() {
        read(prompt(1), new Boundary(-4, NOON, new StoredId("tip")), prompt(3));
        turns.now(Optional.of(running(1, 1)));

        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void aTurnThatIsOverStaysUntilTheFileWasReadAfterItsEnd() {
        turns.now(Optional.of(running(1, 0)));
        var early = turns.beginReading();

        assertThat(turns.now(Optional.of(ended(1, 0, "It is done.")))).as("wants the file read").isTrue();
        turns.hasRead(early, List.of(prompt(1), answer(2, "It is done.")));

        assertThat(turns.live()).hasSize(1);
        read(prompt(1), answer(2, "It is done."));
        assertThat(turns.live()).isEmpty();
        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void whatFollowsATurnAfterACompressionIsShown() {
        turns.now(Optional.of(ended(1, 0, "It is done.")));

        read(prompt(1), answer(2, "It is done."), new Boundary(-3, NOON, new StoredId("tip")), prompt(3));

        assertThat(turns.live()).isEmpty();
        assertThat(ids()).containsExactly(1L, 2L, -3L, 3L);
    }

    @Test
    void aTurnWhoseLastWordsAreNotStoredYetStays() {
        turns.now(Optional.of(ended(1, 0, "It is done, and here is how it went.")));
        read(prompt(1), answer(2, "I look."));

        assertThat(turns.live()).hasSize(1);
    }

    @Test
    void aTurnThatIsNoLongerLiveStaysUntilTheNextRead() {
        read(prompt(1), answer(2, "Yes."));
        turns.now(Optional.of(running(1, 2)));

        assertThat(turns.now(Optional.empty())).as("wants the file read").isTrue();

        assertThat(turns.live()).hasSize(1);
        read(prompt(1), answer(2, "Yes."), prompt(3), answer(4, "No."));
        assertThat(turns.live()).isEmpty();
        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void theNextTurnDoesNotHideTheOneBeforeItWhileThatIsOnItsWayToTheFile() {
        turns.now(Optional.of(running(1, 0)));
        turns.now(Optional.of(running(2, 2)));

        assertThat(turns.live()).extracting(LiveTurn::number).containsExactly(1L, 2L);
        read(prompt(1), answer(2, "Yes."));
        assertThat(turns.live()).extracting(LiveTurn::number).containsExactly(2L);
        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void aFailedTurnStaysAsItIs() {
        turns.now(Optional.of(new LiveTurn(1, Optional.empty(), Phase.ENDED, NOON, NOON, Optional.of(NOON), List.of(),
                List.of(), "", "", Optional.of(Ending.FAILED),
                Optional.of(new TurnFailure("auth", "Refused.", "Refused.", false)), 0, Optional.empty(), false)));
        read(prompt(1), answer(2, "HTTP 401"));

        assertThat(turns.live()).hasSize(1);
        assertThat(ids()).isEmpty();
    }

    private void read(TranscriptEntry... entries) {
        turns.hasRead(turns.beginReading(), List.of(entries));
    }

    private List<Long> ids() {
        return turns.stored().stream().map(TranscriptEntry::id).toList();
    }

    private static LiveTurn running(long number, long after) {
        return turn(number, Phase.RUNNING, after, Optional.empty(), "");
    }

    private static LiveTurn ended(long number, long after, String text) {
        return turn(number, Phase.ENDED, after, Optional.empty(), text);
    }

    private static LiveTurn turn(long number, Phase phase, long after, Optional<Long> replaces, String text) {
        var over = phase == Phase.ENDED;
        List<LivePart> parts = text.isEmpty() ? List.of() : List.of(new LivePart.Text(GrowingText.of(text)));
        return new LiveTurn(number, Optional.empty(), phase, NOON, NOON, over ? Optional.of(NOON) : Optional.empty(),
                parts, List.of(), "", "", over ? Optional.of(Ending.COMPLETE) : Optional.empty(), Optional.empty(),
                after, replaces, false);
    }

    private static Prompt prompt(long id) {
        return new Prompt(id, NOON, "Is it done?", false, List.of(), List.of());
    }

    private static Answer answer(long id, String text) {
        return new Answer(id, id, NOON, NOON, List.of(new Part.Text(id, NOON, text, false)), Optional.empty(), false);
    }
}
