package dev.talaria.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/// Fills a place that has nothing else to show: empty, failed or not there. Says which, and what can be done.
public final class PlainState extends Composite<Div> {
    private PlainState(String kind, String title, String sentence, Component... actions) {
        getContent().addClassNames("plain-page", kind);
        getContent().add(new H1(title), new Paragraph(sentence));
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("plain-actions");
            getContent().add(row);
        }
    }

    public static PlainState empty(String title, String sentence, Component... actions) {
        return new PlainState("empty", title, sentence, actions);
    }

    public static PlainState failed(String title, String sentence, Component... actions) {
        var state = new PlainState("failed", title, sentence, actions);
        state.getElement().setAttribute("role", "alert");
        return state;
    }
}
