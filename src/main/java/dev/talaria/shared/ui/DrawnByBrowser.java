package dev.talaria.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/// A web component that the browser draws from what it is told. Nobody here keeps the text of that: a screen with a hundred
/// messages would hold all of them twice.
///
/// It is told as the browser is answered and not before, so that a silent browser is owed only the latest; and everything
/// anew whenever it comes to a page, which is also what happens where the browser has lost count of what it was told.
public abstract class DrawnByBrowser extends Component {
    private static final long serialVersionUID = 1L;

    private boolean anew = true;
    private boolean due;

    /// For who names the element by its annotation.
    protected DrawnByBrowser() {}

    protected DrawnByBrowser(Element element) {
        super(element);
    }

    /// Hands over what has changed.
    ///
    /// @param all whether the browser knows nothing of it yet
    protected abstract void tell(boolean all);

    /// Something else is to be drawn than before.
    protected final void changed() {
        if (!due && isAttached()) {
            due = true;
            getElement().getNode().runWhenAttached(ui -> ui.beforeClientResponse(this, _ -> {
                var all = anew;
                due = false;
                anew = false;
                tell(all);
            }));
        }
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        anew = true;
        changed();
    }

    /// Sets a property in the browser alone, as JSON text. The element need not have become a web component yet.
    protected final void hand(String property, Object record) {
        getElement().executeJs("this." + property + " = $0", JsonProperty.of(record));
    }

    /// Adds to a property that is a list in the browser alone: whatever it was given before it became a web component is
    /// there when it has.
    protected final void handFurther(String property, Object record) {
        getElement().executeJs("this." + property + " = [...(this." + property + " ?? []), $0]",
                JsonProperty.of(record));
    }
}
