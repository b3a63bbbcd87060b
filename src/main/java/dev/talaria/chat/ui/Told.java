package dev.talaria.chat.ui;

import java.util.function.Consumer;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;

/// What a web component tells with an event of its own. A browser may say anything.
record Told(DomEvent event) {
    /// @param details that the event is to bring along
    static void hear(Element element, String type, Consumer<Told> act, String... details) {
        var listener = element.addEventListener(type, event -> act.accept(new Told(event)));
        for (var detail : details) {
            listener.addEventData("event.detail." + detail);
        }
    }

    String text(String detail) {
        return event.getEventData().path("event.detail." + detail).asString("");
    }

    long number(String detail) {
        return event.getEventData().path("event.detail." + detail).asLong(0);
    }

    boolean flag(String detail) {
        return event.getEventData().path("event.detail." + detail).asBoolean(false);
    }
}
