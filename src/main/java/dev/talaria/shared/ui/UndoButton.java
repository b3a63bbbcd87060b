package dev.talaria.shared.ui;

import java.time.Duration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Takes back what has just been done; Ctrl+Z presses the newest one. The browser counts the seconds that are left.
@Tag("talaria-undo")
@JsModule("./undo.ts")
final class UndoButton extends Component {
    private static final long serialVersionUID = 1L;

    private boolean pressed;

    UndoButton() {}

    UndoButton(Duration grace) {
        getElement().setProperty("seconds", Math.toIntExact(grace.toSeconds()));
    }

    /// Once at most: a double click takes back one thing.
    void onUndo(Runnable undo) {
        getElement().addEventListener("undo", _ -> {
            if (!pressed) {
                pressed = true;
                undo.run();
            }
        });
    }
}
