package dev.talaria.shared.ui;

import com.vaadin.flow.component.notification.Notification;

/// Says in passing what has happened.
public final class Toasts {
    private static final int MILLIS = 4000;

    private Toasts() {}

    public static void show(String sentence) {
        Notification.show(sentence, MILLIS, Notification.Position.BOTTOM_START);
    }
}
