package dev.talaria.shell.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;

import dev.talaria.shared.ui.Buttons;

/// The search field and the button for a new session.
class SidebarTools extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FILTER = 200;
    private static final int TYPING_PAUSE_MILLIS = 150;

    SidebarTools(Consumer<String> filter) {
        var input = new Input(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        input.setType("search");
        input.setPlaceholder("Search sessions");
        input.setAriaLabel("Search sessions by title, first prompt, id or source");
        input.getElement().setAttribute("data-search", true);
        input.getElement().setAttribute("maxlength", Integer.toString(LONGEST_FILTER));
        input.getElement().setAttribute("autocomplete", "off");
        input.getElement().setAttribute("spellcheck", "false");
        input.addValueChangeListener(event -> filter.accept(shortened(event.getValue())));
        var key = new Element("kbd");
        key.setText("Ctrl K");
        key.setAttribute("aria-hidden", "true");
        var search = new Div(VaadinIcon.SEARCH.create(), input);
        search.getElement().appendChild(key);
        search.addClassName("search");

        // Focusable although it can't be used, so that its reason can be seen and heard.
        var create = new NativeButton("New");
        create.addClassName("new");
        create.getElement().setAttribute("type", "button");
        create.getElement().setAttribute("aria-disabled", "true");
        Buttons.tip(create, "New sessions need a gateway to an agent. None is connected: sessions can be read here.");

        getContent().addClassName("tools");
        getContent().add(search, create);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FILTER ? text : text.substring(0, LONGEST_FILTER);
    }
}
