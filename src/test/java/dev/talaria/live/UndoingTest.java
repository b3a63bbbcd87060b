package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.SessionControls.Undone;
import dev.talaria.team.Attachment;

/// What comes back with a turn that is taken back.
class UndoingTest extends LiveTest {
    private static final String WITH_PICTURES = "\0json:[{\"type\":\"text\",\"text\":\"What is it?\"},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x.example/a.png\"}}]";

    @Test
    void thePicturesThatTheFileHoldsComeBackAndTheOthersAreCounted() {
        file.message("rollout", "user", WITH_PICTURES).message("rollout", "assistant", "A cat.");
        gateway.replying("undo", Reply.done(new TakenBack(2, WITH_PICTURES)));

        var undone = undone();

        assertThat(undone.prompt()).isEqualTo("What is it?");
        assertThat(undone.pictures()).extracting(Attachment::name).containsExactly("picture-1.png");
        assertThat(talaria.drafts.content(undone.pictures().getFirst())).isNotEmpty();
        assertThat(undone.lost()).isEqualTo(1);
    }

    @Test
    void thePicturesOfAnotherPromptThanIsTakenBackStay() {
        file.message("rollout", "user", WITH_PICTURES).message("rollout", "assistant", "A cat.");
        gateway.replying("undo", Reply.done(new TakenBack(2, "Roll out")));

        assertThat(undone()).isEqualTo(new Undone(2, "Roll out", List.of(), 0));
    }

    @Test
    void whatWasSentFromHereAndIsInNoFileHasToBeAttachedAgain() {
        var picture = talaria.drafts.attach(talaria.anna, "plan.png", "image/png", new byte[]{1 });
        talaria.prompts.send(talaria.anna, SESSION, "Look at this", List.of(picture), false);
        awaitRunning();
        gateway.emit(new GatewayEvent.TurnStarted(ID));
        endTurn("A plan.");
        hear(new GatewayEvent.Freed(ID));
        gateway.replying("undo", Reply.done(new TakenBack(2, "Look at this")));

        assertThat(undone()).isEqualTo(new Undone(2, "Look at this", List.of(), 1));
        assertThat(talaria.look(SESSION).turn()).isEmpty();
    }

    @Test
    void whatIsNotTakenBackIsKeptNowhereElse() {
        file.message("rollout", "user", WITH_PICTURES);
        gateway.replying("undo", Reply.refused(Refusal.BUSY, "A turn runs."));

        assertThat(talaria.undoing.lastTurn(talaria.anna, SESSION, ID, gateway).join())
                .isEqualTo(Reply.refused(Refusal.BUSY, "A turn runs."));
    }

    private Undone undone() {
        return switch (talaria.undoing.lastTurn(talaria.anna, SESSION, ID, gateway).join()) {
            case Reply.Done<Undone>(var undone) -> undone;
            case Reply.Refused<Undone> refused -> throw new AssertionError(refused);
        };
    }
}
