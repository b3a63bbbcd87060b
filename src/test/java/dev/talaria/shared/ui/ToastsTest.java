package dev.talaria.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;

import dev.talaria.fake.ScreenTest;
import tools.jackson.databind.node.JsonNodeFactory;

class ToastsTest extends ScreenTest {
    @Test
    void undoIsTakenOnceAndTheToastGoes() {
        var undone = new AtomicInteger();
        Toasts.undoable("Archived 12 sessions", undone::incrementAndGet);
        var button = find(UndoButton.class).single();

        press(button);
        press(button);

        assertThat(undone).hasValue(1);
        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    void aGraceTimeIsCountedAndTheToastLastsAsLong() {
        Toasts.undoable("Deleting “Old scratch” with its 3 segments", Duration.ofSeconds(10), () -> {});

        assertThat(find(UndoButton.class).single().getElement().getProperty("seconds", 0)).isEqualTo(10);
        assertThat(find(Notification.class).single().getDuration()).isEqualTo(10_000);
    }

    @Test
    void whatWentWrongStaysUntilItIsDismissed() {
        Toasts.failed("ops could not be reached. Nothing was deleted.");
        var toast = find(Notification.class).single();
        assertThat(toast.getDuration()).isZero();
        assertThat(toast.isAssertive()).isTrue();

        test(find(NativeButton.class, toast).single()).click();

        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    void anAnswerReachesTheScreenThatAskedForIt() {
        var seen = new ArrayList<String>();
        var answer = new CompletableFuture<String>();
        Arrival.show(UI.getCurrent(), answer, seen::add);
        assertThat(seen).isEmpty();

        answer.complete("done");
        await("it is there", () -> !seen.isEmpty());

        assertThat(seen).containsExactly("done");
    }

    private static void press(UndoButton button) {
        var node = button.getElement().getNode();
        node.getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(button.getElement(), "undo", JsonNodeFactory.instance.objectNode()));
    }
}
