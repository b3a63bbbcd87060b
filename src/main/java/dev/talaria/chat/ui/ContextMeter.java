package dev.talaria.chat.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/// How much of a model's window is filled, as the browser's own bar.
@Tag("meter")
class ContextMeter extends Component {
    private static final long serialVersionUID = 1L;

    ContextMeter(long used, long most) {
        getElement().getClassList().add("meter");
        getElement().setAttribute("min", "0");
        getElement().setAttribute("max", Long.toString(most));
        getElement().setAttribute("value", Long.toString(Math.min(used, most)));
        getElement().setAttribute("aria-label", "Context: " + Amounts.percent(used, most));
        getElement().getClassList().set("full", used > most * 0.85);
    }
}
