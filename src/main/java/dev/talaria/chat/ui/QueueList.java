package dev.talaria.chat.ui;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.DomEvent;

import dev.talaria.chat.ui.ComposerModels.QueueModel;
import dev.talaria.shared.ui.JsonProperty;

/// The prompts that wait for their turn, above the composer.
@Tag("talaria-queue")
@JsModule("./queue.ts")
class QueueList extends Component {
    private static final long serialVersionUID = 1L;

    private @Nullable transient QueueModel shown;

    /// What a member does to a waiting prompt.
    interface Actions {
        /// @param place whose queue it is in
        void edit(long queued, String text, String place);

        void sendNow(long queued);

        void remove(long queued);

        void resume();
    }

    QueueList(Actions actions) {
        getElement().addEventListener("queue-edit",
                event -> actions.edit(id(event), text(event, "text"), text(event, "place")))
                .addEventData("event.detail.id").addEventData("event.detail.text").addEventData("event.detail.place");
        getElement().addEventListener("queue-now", event -> actions.sendNow(id(event)))
                .addEventData("event.detail.id");
        getElement().addEventListener("queue-remove", event -> actions.remove(id(event)))
                .addEventData("event.detail.id");
        getElement().addEventListener("queue-resume", _ -> actions.resume());
    }

    void show(QueueModel queue) {
        if (!queue.equals(shown)) {
            shown = queue;
            JsonProperty.set(getElement(), "queueJson", queue);
        }
    }

    private static String text(DomEvent event, String detail) {
        return event.getEventData().path("event.detail." + detail).asString("");
    }

    private static long id(DomEvent event) {
        return event.getEventData().path("event.detail.id").asLong(0);
    }
}
