package dev.talaria.shell.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

import dev.talaria.team.MemberPreferences.Theme;

/// The head of the sidebar: who we are, whether this is only the sample, light or dark.
class Brand extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final Button theme = new Button();
    private Theme shown = Theme.SYSTEM;

    Brand(boolean sample, Consumer<Theme> choose) {
        var mark = new Span();
        mark.addClassName("brand-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var name = new Span("Talaria");
        name.addClassName("brand-name");
        theme.addClassName("theme-button");
        theme.addClickListener(_ -> choose.accept(next(shown)));
        getContent().addClassName("brand");
        getContent().add(mark, name);
        if (sample) {
            var note = new Span("Sample home");
            note.addClassName("sample-note");
            note.getElement().setAttribute("title",
                    "No Hermes home was found, so Talaria shows one that it made itself.");
            getContent().add(note);
        }
        getContent().add(theme);
        show(Theme.SYSTEM);
    }

    void show(Theme chosen) {
        shown = chosen;
        var words = switch (chosen) {
            case SYSTEM -> "Theme: as the system. Switch to light";
            case LIGHT -> "Theme: light. Switch to dark";
            case DARK -> "Theme: dark. Switch to the system's";
        };
        theme.setIcon(switch (chosen) {
            case SYSTEM -> VaadinIcon.ADJUST.create();
            case LIGHT -> VaadinIcon.SUN_O.create();
            case DARK -> VaadinIcon.MOON_O.create();
        });
        theme.setAriaLabel(words);
        theme.setTooltipText(words);
        getUI().ifPresent(ui -> ui.getPage().setColorScheme(Themes.scheme(chosen)));
    }

    private static Theme next(Theme theme) {
        return switch (theme) {
            case SYSTEM -> Theme.LIGHT;
            case LIGHT -> Theme.DARK;
            case DARK -> Theme.SYSTEM;
        };
    }
}
