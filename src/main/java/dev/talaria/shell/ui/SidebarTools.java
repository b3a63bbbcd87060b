package dev.talaria.shell.ui;

import java.util.Optional;
import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;

import dev.talaria.shared.ui.InnerLink;

/// The search field and the way to a new session.
class SidebarTools extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FILTER = 200;
    private static final int TYPING_PAUSE_MILLIS = 150;

    private final InnerLink create = new InnerLink("", "New");

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

        create.addClassName("new");
        create.getElement().setAttribute("aria-keyshortcuts", "Alt+N");
        create.getElement().setAttribute("data-tip", "New session · Alt+N");
        create.setVisible(false);

        getContent().addClassName("tools");
        getContent().add(search, create);
    }

    /// @param begin where the button leads; nothing where no session can be begun
    void show(Optional<String> begin) {
        create.setVisible(begin.isPresent());
        begin.ifPresent(create::setHref);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FILTER ? text : text.substring(0, LONGEST_FILTER);
    }
}
