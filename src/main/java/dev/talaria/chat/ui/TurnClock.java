package dev.talaria.chat.ui;

import java.time.Instant;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Counts up in the browser, so that a second that passes costs the server nothing.
@Tag("talaria-turn-clock")
@JsModule("./turn-clock.ts")
class TurnClock extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;

    /// @param form `clock` for 01:12, `seconds` for 1.4 s
    TurnClock(String label, String form) {
        getElement().setProperty("label", label);
        getElement().setProperty("form", form);
    }

    void count(Instant since, Instant now) {
        if (getElement().getProperty("since", 0.0) != (double) since.toEpochMilli()) {
            getElement().setProperty("now", (double) now.toEpochMilli());
            getElement().setProperty("since", (double) since.toEpochMilli());
        }
    }

    void stop() {
        getElement().setProperty("since", 0);
    }
}
