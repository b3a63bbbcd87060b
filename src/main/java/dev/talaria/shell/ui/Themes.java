package dev.talaria.shell.ui;

import com.vaadin.flow.component.page.ColorScheme;

import dev.talaria.team.MemberPreferences.Theme;

/// What a chosen theme means for the page.
final class Themes {
    private Themes() {}

    static ColorScheme.Value scheme(Theme theme) {
        return switch (theme) {
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
            case SYSTEM -> ColorScheme.Value.LIGHT_DARK;
        };
    }
}
