package dev.talaria.shell.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// The search field and the button for a new session.
class SidebarTools extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FILTER = 200;
    private static final int TYPING_PAUSE_MILLIS = 200;

    SidebarTools(Consumer<String> filter) {
        var search = new TextField();
        search.setPlaceholder("Search sessions");
        search.setAriaLabel("Search sessions: filters titles, first prompts, ids and sources");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        var key = new Span("Ctrl K");
        key.addClassName("kbd");
        key.getElement().setAttribute("aria-hidden", "true");
        search.setSuffixComponent(key);
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_FILTER);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.getElement().setAttribute("data-search", true);
        search.addClassName("search");
        search.addValueChangeListener(event -> filter.accept(event.getValue()));

        // Focusable although it can't be used, so that its reason can be heard and read.
        var create = new Button("New");
        create.addClassName("new-session");
        create.getElement().setAttribute("aria-disabled", "true");
        create.setTooltipText(
                "New sessions need a gateway to an agent, and none is connected: sessions can be read here.");

        getContent().addClassName("tools");
        getContent().add(search, create);
    }
}
