package dev.talaria.shell.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// What every page of Talaria has in common: its looks, and that the server may speak first.
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("talaria.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class Appearance implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addFavIcon("icon", "favicon.svg", "any");
        settings.addMetaTag("referrer", "same-origin");
    }
}
