package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

import dev.talaria.chat.ui.EntryElement.OfFile;
import dev.talaria.chat.ui.TranscriptList.ShownTurn;
import dev.talaria.chat.ui.TurnModels.HeadModel;
import dev.talaria.fake.ScreenTest;
import dev.talaria.live.Author;
import dev.talaria.live.GrowingText;
import dev.talaria.live.LivePart;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.MemberId;

/// Nothing that is told is kept, so it has to be told at the right times.
class EntryElementTest extends ScreenTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    private static final SessionKey SESSION = new SessionKey(ProfileName.DEFAULT,
            new StoredId("20260901_120000_abcdef"));

    private final EntryElement answer = new EntryElement(EntryElement.ANSWER, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void anEntryIsToldOnceAndNotKept() {
        UI.getCurrent().add(answer);
        answer.show(stored("Done."));
        assertThat(handed(answer, "entryJson")).hasSize(1);

        answer.show(stored("Done."));

        assertThat(handed(answer, "entryJson")).hasSize(1);
        assertThat(answer.getElement().getPropertyNames()).isEmpty();
    }

    @Test
    void aBrowserThatIsAnsweredLateIsToldTheLatestOnly() {
        UI.getCurrent().add(answer);

        answer.show(stored("Doing"));
        answer.show(stored("Doing it"));
        answer.show(stored("Done."));

        assertThat(handed(answer, "entryJson")).singleElement().asString().contains("Done.");
    }

    @Test
    void anEntryThatIsShownBeforeItComesToThePageIsToldThere() {
        answer.show(stored("Done."));
        assertThat(handed(answer, "entryJson")).isEmpty();

        UI.getCurrent().add(answer);

        assertThat(handed(answer, "entryJson")).singleElement().asString().contains("Done.");
    }

    @Test
    void anEntryThatLeavesBeforeTheBrowserIsAnsweredIsToldWhenItIsBack() {
        UI.getCurrent().add(answer);
        answer.show(stored("Done."));
        UI.getCurrent().remove(answer);
        assertThat(handed(answer, "entryJson")).isEmpty();

        UI.getCurrent().add(answer);

        assertThat(handed(answer, "entryJson")).singleElement().asString().contains("Done.");
    }

    @Test
    void anEntryThatComesBackIsToldAnew() {
        UI.getCurrent().add(answer);
        answer.show(stored("Done."));
        assertThat(handed(answer, "entryJson")).hasSize(1);

        UI.getCurrent().remove(answer);
        var elsewhere = new Div();
        UI.getCurrent().add(elsewhere);
        elsewhere.add(answer);

        assertThat(handed(answer, "entryJson")).hasSize(2);
    }

    @Test
    void aBrowserThatStartsOverIsToldWhatIsStoredAndWhatItReplaced() {
        UI.getCurrent().add(answer);
        answer.show(stored("Done again."));
        answer.keepReadable(List.of(stored("Done.")));
        assertThat(handed(answer, "entryJson")).hasSize(1);
        assertThat(handed(answer, "alternativesJson")).singleElement().asString().contains("Done.");

        startOver();

        assertThat(handed(answer, "entryJson")).hasSize(2);
        assertThat(handed(answer, "alternativesJson")).hasSize(2);
        assertThat(answer.answers()).containsExactly(stored("Done."), stored("Done again."));
    }

    @Test
    void aTurnIsToldAsAWholeAndThenByWhatIsNew() {
        var text = GrowingText.of("It ");
        UI.getCurrent().add(answer);
        answer.show(turn(text));
        assertThat(shown(answer, "turnJson").path("parts").get(0).path("part").path("markdown").asString())
                .isEqualTo("It ");

        var more = text.plus("works");
        answer.show(turn(more));
        answer.show(turn(more.plus(".")));

        assertThat(called(answer, "grow")).containsExactly(List.of("0", "works."));
        assertThat(handed(answer, "turnJson")).hasSize(1);
    }

    @Test
    void aBrowserThatStartsOverInTheMiddleOfATurnIsToldAllOfIt() {
        var text = GrowingText.of("It ");
        UI.getCurrent().add(answer);
        answer.show(turn(text));
        var more = text.plus("works");
        answer.show(turn(more));
        handed(answer, "turnJson");

        startOver();
        var all = more.plus(".");
        answer.show(turn(all));
        var whole = shown(answer, "turnJson");
        answer.show(turn(all.plus(" Well.")));

        assertThat(whole.path("parts").get(0).path("part").path("markdown").asString()).isEqualTo("It works.");
        assertThat(called(answer, "grow").getLast()).containsExactly("0", " Well.");
    }

    @Test
    void aTurnThatIsStoredIsToldFromTheFileEvenToABrowserThatStartsOver() {
        UI.getCurrent().add(answer);
        answer.show(turn(GrowingText.of("Done.")));
        assertThat(handed(answer, "turnJson")).hasSize(1);
        answer.show(stored("Done."));

        startOver();

        assertThat(handed(answer, "entryJson")).hasSize(1);
        assertThat(handed(answer, "turnJson")).hasSize(1);
    }

    @Test
    void whoSentAPromptStaysKnownWhenItIsStored() {
        var prompt = new EntryElement(EntryElement.PROMPT, Clock.fixed(NOON, ZoneOffset.UTC));
        UI.getCurrent().add(prompt);

        prompt.show(new LivePrompt(Optional.of(new Author(new MemberId(1), "Anna")), NOON, "Do it", List.of()));
        assertThat(shown(prompt, "entryJson").path("id").asLong()).isZero();
        prompt.show(new OfFile(new TranscriptEntry.Prompt(7, NOON, "Do it", false, List.of(), List.of()), false,
                Optional.empty(), List.of(), ProfileName.DEFAULT));

        assertThat(shown(prompt, "entryJson").path("id").asLong()).isEqualTo(7);
        assertThat(shown(prompt, "entryJson").path("author").asString()).isEqualTo("Anna");
    }

    /// What Flow does for a browser that has lost count of what it was told.
    private static void startOver() {
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
    }

    private static OfFile stored(String text) {
        return new OfFile(new TranscriptEntry.Answer(3, 4, NOON, NOON,
                List.of(new TranscriptEntry.Part.Text(3, NOON, text, false)), Optional.empty(), false), false,
                Optional.empty(), List.of(), ProfileName.DEFAULT);
    }

    private static ShownTurn turn(GrowingText text) {
        var turn = new LiveTurn(1, Optional.empty(), Phase.RUNNING, NOON, NOON, Optional.empty(),
                List.of(new LivePart.Text(text)), List.of(), "", "", Optional.empty(), Optional.empty(), 0,
                Optional.empty(), false);
        return new ShownTurn(SESSION, turn, new HeadModel(0, null, "RUNNING", "", null, null, null, null, List.of()));
    }
}
