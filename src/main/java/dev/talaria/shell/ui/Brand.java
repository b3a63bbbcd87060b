package dev.talaria.shell.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.InnerLink;
import dev.talaria.team.MemberPreferences.Theme;

/// The head of the sidebar: who we are, light or dark.
class Brand extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final NativeButton theme;
    private Theme shown = Theme.SYSTEM;

    Brand(Consumer<Theme> choose) {
        var logo = new Span();
        logo.addClassName("brand-mark");
        logo.getElement().setAttribute("aria-hidden", "true");
        var name = new InnerLink("sessions", "");
        name.add(logo, new Span("Talaria"));
        theme = Buttons.icon(VaadinIcon.ADJUST, "", () -> choose.accept(next(shown)));
        theme.addClassName("theme-button");
        getContent().addClassName("brand");
        getContent().add(name, theme);
        show(Theme.SYSTEM);
    }

    void show(Theme chosen) {
        shown = chosen;
        switch (chosen) {
            case SYSTEM -> Buttons.show(theme, VaadinIcon.ADJUST, "Looks as the system does. Switch to light");
            case LIGHT -> Buttons.show(theme, VaadinIcon.SUN_O, "Light. Switch to dark");
            case DARK -> Buttons.show(theme, VaadinIcon.MOON_O, "Dark. Switch to what the system does");
        }
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
