package dev.talaria.shared.ui;

import java.time.Duration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;

import dev.talaria.shared.Subscription;

/// Says in passing what has happened. Whoever shows one runs as the screen.
public final class Toasts {
    private static final int MILLIS = 4000;
    private static final Duration TIME_TO_UNDO = Duration.ofSeconds(10);

    private Toasts() {}

    public static void show(String sentence) {
        Notification.show(sentence, MILLIS, Notification.Position.BOTTOM_START);
    }

    /// Says what is being done, until it is stopped.
    public static Subscription underWay(String sentence) {
        var toast = new Notification(sentence, 0, Notification.Position.BOTTOM_START);
        toast.open();
        return toast::close;
    }

    /// Says what has been done, and offers to take it back for a while.
    public static void undoable(String sentence, Runnable undo) {
        undoable(sentence, new UndoButton(), TIME_TO_UNDO, undo);
    }

    /// Says what is about to be done, and counts down the time in which it can be taken back.
    public static void undoable(String sentence, Duration grace, Runnable undo) {
        undoable(sentence, new UndoButton(grace), grace, undo);
    }

    /// Says what went wrong, and stays until somebody has read it.
    public static void failed(String sentence) {
        var toast = new Notification();
        toast.setAssertive(true);
        toast.setDuration(0);
        fill(toast, sentence, Buttons.icon(VaadinIcon.CLOSE_SMALL, "Dismiss", toast::close));
    }

    private static void undoable(String sentence, UndoButton button, Duration time, Runnable undo) {
        var toast = new Notification();
        toast.setDuration(Math.toIntExact(Math.max(1, time.toMillis())));
        button.onUndo(() -> {
            toast.close();
            undo.run();
        });
        fill(toast, sentence, button);
    }

    private static void fill(Notification toast, String sentence, Component button) {
        var row = new Div(new Span(sentence), button);
        row.addClassName("toast");
        toast.add(row);
        toast.setPosition(Notification.Position.BOTTOM_START);
        toast.open();
    }
}
