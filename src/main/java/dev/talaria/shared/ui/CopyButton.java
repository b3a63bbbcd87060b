package dev.talaria.shared.ui;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Copies something when pressed. The copying happens in the browser, within the press: a browser allows no other moment.
@Tag("talaria-copy-button")
@JsModule("./copy-button.ts")
public final class CopyButton extends Component implements ClickNotifier<CopyButton> {
    private static final long serialVersionUID = 1L;

    /// @param label on the button
    /// @param confirmation said when it is done
    public CopyButton(String label, String confirmation) {
        getElement().setProperty("label", label);
        getElement().addEventListener("copied", _ -> Toasts.show(confirmation));
    }

    /// Copies the whole address of this place, relative to the root of the application.
    public void copies(String address) {
        getElement().setProperty("address", address);
    }

    /// Copies this text.
    public void copiesText(String text) {
        getElement().setProperty("text", text);
    }
}
